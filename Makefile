# memoc: build, test, install. `make help` lists the targets.
#
# CC, CFLAGS, CPPFLAGS, LDFLAGS and PREFIX are the user's. Two more for people who work on memoc:
#   BUILD=folder              where everything that is made goes (default: build)
#   FOLDERS='base document'   only these folders of src/, for a test program while the rest does not compile

CFLAGS ?= -O2 -g
PREFIX ?= /usr/local
CLANG ?= clang
BUILD ?= build
FOLDERS ?=
JOBS ?= $(shell nproc 2>/dev/null || echo 1)
FUZZ_SECONDS ?= 60

MAKEFLAGS += --no-builtin-rules --no-print-directory
# All processors, unless the command line says otherwise.
ifeq ($(filter -j% --jobserver%,$(MAKEFLAGS)),)
MAKEFLAGS += -j$(JOBS)
endif
.SUFFIXES:
.DELETE_ON_ERROR:
.SECONDARY:
.DEFAULT_GOAL := all

# --- what is compiled -------------------------------------------------------------------------------------------

ifeq ($(FOLDERS),)
SOURCES := $(sort $(wildcard src/*.c src/*/*.c))
UNIT_SOURCES := $(sort $(wildcard tests/unit/test_*.c tests/unit/*/test_*.c))
else
SOURCES := $(sort $(foreach folder,$(FOLDERS),$(wildcard src/$(folder)/*.c)))
UNIT_SOURCES := $(sort $(foreach folder,$(FOLDERS),$(wildcard tests/unit/$(folder)/test_*.c)))
endif
# A part of the sources makes no program.
PROGRAM := $(if $(FOLDERS),,memoc)
LIBRARY_SOURCES := $(filter-out src/main.c,$(SOURCES))
UNIT_TESTS := $(UNIT_SOURCES:tests/%.c=%)
# Programs of their own that scripts of tests/spec/ run.
SPEC_PROGRAMS := $(if $(FOLDERS),,$(patsubst tests/%.c,%,$(sort $(wildcard tests/spec/*.c))))
FUZZ_SOURCES := $(if $(FOLDERS),,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
FUZZERS := $(FUZZ_SOURCES:tests/fuzz/%.c=%)

# Files that live inside the program: an installed memoc needs none beside it.
EMBEDDED := $(sort $(shell find themes filters -type f ! -path '*/.*' 2>/dev/null; \
    find src -name '*.lua' -o -name '*.json' 2>/dev/null; find content/rules -mindepth 2 -name '*.md' 2>/dev/null))

# Lexers of code blocks that come with the editor vis (tools/configure finds them); ours are in src/render/lexers.
LEXERS := ada ansi_c applescript batch caml cmake coffeescript cpp csharp dmd dockerfile \
    dot elixir elm erlang fennel fish forth fortran fsharp gherkin groovy haskell java julia latex lisp lua makefile matlab meson \
    nim objective_c pascal powershell prolog protobuf python rstats rust scala scheme sql tcl toml vala vbscript verilog \
    vhdl zig

WARNINGS := -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wstrict-prototypes -Wmissing-prototypes \
    -Wwrite-strings -Wvla -Wundef -Wformat=2 -Werror=implicit-function-declaration
SANITIZE := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer -O1 -g
FUZZ_SANITIZE := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -O1 -g

# Warnings are errors where the compiler is known: in continuous integration, or on demand.
ifneq ($(filter true,$(CI))$(filter 1,$(WERROR)),)
PLAIN_WERROR := -Werror
endif

# Names of this folder are kept out of the program, so that the same sources make the same bytes everywhere.
DIALECT := -std=c11 -D_GNU_SOURCE -Isrc -ffile-prefix-map=$(CURDIR)=.

# --- the builds: folder, compiler, flags ------------------------------------------------------------------------

CONFIG := $(BUILD)/config/build.libs
TEST_CONFIG := $(BUILD)/config/test.libs

# The flags are kept in a file that every object depends on: other flags, other objects.
define variant
$(1)/flags: export LINE = $(2) $(DIALECT) $(WARNINGS) $(CPPFLAGS) $(3)
$(1)/flags: FORCE
	@mkdir -p $$(@D)
	@printf '%s\n' "$$$$LINE" | cmp -s - $$@ || printf '%s\n' "$$$$LINE" >$$@

$(1)/obj/%.o: %.c $(1)/flags $(CONFIG)
	@mkdir -p $$(@D)
	@echo '  cc     $$@'
	@$(2) $(DIALECT) $(WARNINGS) $(CPPFLAGS) @$(BUILD)/config/build.cflags $(3) -MMD -MP -c -o $$@ $$<

$(1)/obj/tests/%.o: tests/%.c $(1)/flags $(CONFIG) $(TEST_CONFIG)
	@mkdir -p $$(@D)
	@echo '  cc     $$@'
	@$(2) $(DIALECT) -Itests $(WARNINGS) $(CPPFLAGS) @$(BUILD)/config/build.cflags \
	    @$(BUILD)/config/test.cflags $(3) -MMD -MP -c -o $$@ $$<

$(1)/obj/embedded.o: $(BUILD)/embedded.c $(1)/flags src/base/embedded.h
	@mkdir -p $$(@D)
	@echo '  cc     $$@'
	@$(2) $(DIALECT) $(CPPFLAGS) $(3) -c -o $$@ $$<

$(1)/libmemoc.a: $(LIBRARY_SOURCES:%.c=$(1)/obj/%.o) $(1)/obj/embedded.o $(BUILD)/sources
	@rm -f $$@
	@$(AR) rcsD $$@ $$(filter %.o,$$^)

$(1)/memoc: $(1)/obj/src/main.o $(1)/libmemoc.a
	@echo '  link   $$@'
	@$(2) $(3) $(LDFLAGS) -o $$@ $$^ @$(BUILD)/config/build.libs

$(1)/unit/%: $(1)/obj/tests/unit/%.o $(1)/libmemoc.a
	@mkdir -p $$(@D)
	@$(2) $(3) $(LDFLAGS) -o $$@ $$^ @$(BUILD)/config/test.libs @$(BUILD)/config/build.libs

$(1)/spec/%: $(1)/obj/tests/spec/%.o $(1)/libmemoc.a
	@mkdir -p $$(@D)
	@$(2) $(3) $(LDFLAGS) -o $$@ $$^ @$(BUILD)/config/build.libs

-include $(wildcard $(1)/obj/src/*.d $(1)/obj/src/*/*.d $(1)/obj/tests/*/*.d $(1)/obj/tests/*/*/*.d)
endef

$(eval $(call variant,$(BUILD),$(CC),$(CFLAGS) $(PLAIN_WERROR)))
$(eval $(call variant,$(BUILD)/asan,$(CC),$(SANITIZE)))
$(eval $(call variant,$(BUILD)/clang,$(CLANG),-O2 -Werror))
$(eval $(call variant,$(BUILD)/fuzz,$(CLANG),$(FUZZ_SANITIZE)))

$(CONFIG) $(TEST_CONFIG): tools/configure
	@CC='$(CC)' tools/configure $(basename $(@F)) $(@D)

# A list that only changes when a source comes or goes: then the library is made anew.
$(BUILD)/sources: export LINE = $(LIBRARY_SOURCES)
$(BUILD)/embedded.list: export LINE = $(EMBEDDED) $(LEXERS)
$(BUILD)/sources $(BUILD)/embedded.list: FORCE
	@mkdir -p $(@D)
	@printf '%s\n' "$$LINE" | cmp -s - $@ || printf '%s\n' "$$LINE" >$@

$(BUILD)/embedded.c: $(EMBEDDED) $(BUILD)/embedded.list tools/embed $(CONFIG)
	@echo '  embed  $@'
	@lexers=$$(cat $(BUILD)/config/build.lexers); tools/embed $(EMBEDDED) "lpeg/re.lua=$$(cat $(BUILD)/config/build.re)" \
	    $$(for name in $(LEXERS); do echo "vis/lexers/$$name.lua=$$lexers/$$name.lua"; done) >$@

# --- fuzzing ----------------------------------------------------------------------------------------------------

$(BUILD)/fuzz/bin/%: $(BUILD)/fuzz/obj/tests/fuzz/%.o $(BUILD)/fuzz/libmemoc.a
	@mkdir -p $(@D)
	@$(CLANG) $(FUZZ_SANITIZE) -fsanitize=fuzzer $(LDFLAGS) -o $@ $^ @$(BUILD)/config/test.libs @$(BUILD)/config/build.libs

# The same targets with a main that runs given files, for `make test`: no clang needed.
$(BUILD)/asan/replay/%: $(BUILD)/asan/obj/tests/fuzz/%.o $(BUILD)/asan/obj/tests/fuzz/replay.o \
    $(BUILD)/asan/libmemoc.a
	@mkdir -p $(@D)
	@$(CC) $(SANITIZE) $(LDFLAGS) -o $@ $^ @$(BUILD)/config/test.libs @$(BUILD)/config/build.libs

# --- targets ----------------------------------------------------------------------------------------------------

all: $(BUILD)/memoc ## compile build/memoc (the default)

plain: $(PROGRAM:%=$(BUILD)/%) $(UNIT_TESTS:%=$(BUILD)/%) $(SPEC_PROGRAMS:%=$(BUILD)/%)
asan: $(PROGRAM:%=$(BUILD)/asan/%) $(UNIT_TESTS:%=$(BUILD)/asan/%) $(SPEC_PROGRAMS:%=$(BUILD)/asan/%) \
    $(FUZZERS:%=$(BUILD)/asan/replay/%)
clang: $(PROGRAM:%=$(BUILD)/clang/%) $(BUILD)/clang/libmemoc.a $(UNIT_TESTS:%=$(BUILD)/clang/obj/tests/%.o)
fuzzers: $(FUZZERS:%=$(BUILD)/fuzz/bin/%)

site: setup $(BUILD)/memoc ## install what is missing, compile, and build content/ into site/
	$(BUILD)/memoc build content -o site

test: setup-test ## install what is missing, compile, and run every test
	@BUILD='$(BUILD)' tests/run

screenshots: setup-test $(BUILD)/memoc ## take pictures of ten pages, in light and dark, at three widths: BUILD/screenshots
	@MEMOC='$(abspath $(BUILD)/memoc)' node tests/browser/screenshots.mjs '$(BUILD)/screenshots'

lighthouse: $(BUILD)/memoc ## judge six pages with Lighthouse, which npm installs into tests/lighthouse (185 MB)
	@cd tests/lighthouse && { cmp -s package-lock.json node_modules/.installed-lock.json || \
	    { npm ci --ignore-scripts >/dev/null && cp package-lock.json node_modules/.installed-lock.json; }; }
	@MEMOC='$(abspath $(BUILD)/memoc)' node tests/lighthouse/run.mjs

lint: ## check layers, sizes, names, banned words, format and clang-tidy
	@BUILD='$(BUILD)' tools/lint

FILES ?= $(wildcard src/*.[ch] src/*/*.[ch] tests/*/*.[ch] tests/*/*/*.[ch])
format: ## rewrite the C sources, or FILES='a.c b.h', with clang-format
	clang-format -i $(FILES)

format-check: ## complain about C sources that clang-format would change
	clang-format --dry-run -Werror $(FILES)

bench: $(BUILD)/memoc ## measure against what Markdown alone costs, the search beside others, over CORPUS=folder, and history beside git
	@BUILD='$(BUILD)' CC='$(CC)' bench/run $(CORPUS)
	@BUILD='$(BUILD)' CC='$(CC)' bench/search $(CORPUS)
	@BUILD='$(BUILD)' CC='$(CC)' bench/search-peers $(CORPUS)
	@BUILD='$(BUILD)' CC='$(CC)' bench/history

pandoc-tests: $(BUILD)/memoc ## run pandoc's own Lua tests, from DIR=folder of checkouts of pandoc, pandoc-lua-marshal, hslua
	@DIR='$(DIR)' MEMOC='$(abspath $(BUILD)/memoc)' tests/pandoc-tests/run

compare-pandoc: $(BUILD)/memoc ## compare trees and filters with the pandoc that is installed
	@if [ -x tests/compare-pandoc/run ]; then MEMOC='$(abspath $(BUILD)/memoc)' tests/compare-pandoc/run; \
	else echo 'compare-pandoc: there is no tests/compare-pandoc/run'; fi

fuzz: fuzzers ## run each fuzzer for FUZZ_SECONDS=60, or one with FUZZERS=fuzz_name
	@BUILD='$(BUILD)' FUZZ_SECONDS='$(FUZZ_SECONDS)' tests/fuzz/run $(FUZZERS)

install: $(BUILD)/memoc ## install below DESTDIR and PREFIX=/usr/local
	install -D $(BUILD)/memoc '$(DESTDIR)$(PREFIX)/bin/memoc'
	install -d '$(DESTDIR)$(PREFIX)/share/man/man1' '$(DESTDIR)$(PREFIX)/share/bash-completion/completions' \
	    '$(DESTDIR)$(PREFIX)/share/zsh/site-functions' '$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d'
	$(BUILD)/memoc --man >'$(DESTDIR)$(PREFIX)/share/man/man1/memoc.1'
	$(BUILD)/memoc --completion bash >'$(DESTDIR)$(PREFIX)/share/bash-completion/completions/memoc'
	$(BUILD)/memoc --completion zsh >'$(DESTDIR)$(PREFIX)/share/zsh/site-functions/_memoc'
	$(BUILD)/memoc --completion fish >'$(DESTDIR)$(PREFIX)/share/fish/vendor_completions.d/memoc.fish'

setup: ## install what a build needs and is missing
	@CC='$(CC)' tools/setup build

setup-test: ## install what the tests need and is missing
	@CC='$(CC)' tools/setup test

clean: ## remove everything that was made
	rm -rf $(BUILD)

help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.* ## / {printf "  %-15s %s\n", $$1, $$2}' Makefile

FORCE:
.PHONY: FORCE all plain asan clang fuzzers site test lint format format-check bench pandoc-tests compare-pandoc fuzz install \
    screenshots lighthouse setup setup-test clean help

# Libraries are looked for only after set-up had its chance to install them.
ifneq ($(filter site setup,$(MAKECMDGOALS)),)
$(CONFIG): | setup
endif
ifneq ($(filter test setup-test screenshots,$(MAKECMDGOALS)),)
$(CONFIG) $(TEST_CONFIG): | setup-test
setup: | setup-test
endif
