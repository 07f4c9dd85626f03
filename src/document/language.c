#include "document/language.h"

#include "base/utf8.h"

#include <stdlib.h>

typedef struct LanguageAlias {
    Slice alias;
    Slice name;
} LanguageAlias;

/* Sorted by alias, in byte order. */
static const LanguageAlias aliases[] = {
    {SLICE_INIT("asm"), SLICE_INIT("assembly")},
    {SLICE_INIT("bat"), SLICE_INIT("batch")},
    {SLICE_INIT("c#"), SLICE_INIT("csharp")},
    {SLICE_INIT("c++"), SLICE_INIT("cpp")},
    {SLICE_INIT("cc"), SLICE_INIT("cpp")},
    {SLICE_INIT("cjs"), SLICE_INIT("javascript")},
    {SLICE_INIT("clj"), SLICE_INIT("clojure")},
    {SLICE_INIT("cmd"), SLICE_INIT("batch")},
    {SLICE_INIT("coffee"), SLICE_INIT("coffeescript")},
    {SLICE_INIT("cs"), SLICE_INIT("csharp")},
    {SLICE_INIT("cts"), SLICE_INIT("typescript")},
    {SLICE_INIT("cxx"), SLICE_INIT("cpp")},
    {SLICE_INIT("docker"), SLICE_INIT("dockerfile")},
    {SLICE_INIT("env"), SLICE_INIT("dotenv")},
    {SLICE_INIT("erl"), SLICE_INIT("erlang")},
    {SLICE_INIT("ex"), SLICE_INIT("elixir")},
    {SLICE_INIT("exs"), SLICE_INIT("elixir")},
    {SLICE_INIT("f#"), SLICE_INIT("fsharp")},
    {SLICE_INIT("fs"), SLICE_INIT("fsharp")},
    {SLICE_INIT("golang"), SLICE_INIT("go")},
    {SLICE_INIT("gql"), SLICE_INIT("graphql")},
    {SLICE_INIT("graphviz"), SLICE_INIT("dot")},
    {SLICE_INIT("h++"), SLICE_INIT("cpp")},
    {SLICE_INIT("hpp"), SLICE_INIT("cpp")},
    {SLICE_INIT("hs"), SLICE_INIT("haskell")},
    {SLICE_INIT("htm"), SLICE_INIT("html")},
    {SLICE_INIT("jl"), SLICE_INIT("julia")},
    {SLICE_INIT("js"), SLICE_INIT("javascript")},
    {SLICE_INIT("json-with-comments"), SLICE_INIT("jsonc")},
    {SLICE_INIT("kt"), SLICE_INIT("kotlin")},
    {SLICE_INIT("kts"), SLICE_INIT("kotlin")},
    {SLICE_INIT("make"), SLICE_INIT("makefile")},
    {SLICE_INIT("md"), SLICE_INIT("markdown")},
    {SLICE_INIT("mjs"), SLICE_INIT("javascript")},
    {SLICE_INIT("mk"), SLICE_INIT("makefile")},
    {SLICE_INIT("mts"), SLICE_INIT("typescript")},
    {SLICE_INIT("ndjson"), SLICE_INIT("jsonl")},
    {SLICE_INIT("node"), SLICE_INIT("javascript")},
    {SLICE_INIT("obj-c"), SLICE_INIT("objective-c")},
    {SLICE_INIT("objc"), SLICE_INIT("objective-c")},
    {SLICE_INIT("objectivec"), SLICE_INIT("objective-c")},
    {SLICE_INIT("patch"), SLICE_INIT("diff")},
    {SLICE_INIT("pgsql"), SLICE_INIT("postgresql")},
    {SLICE_INIT("pl"), SLICE_INIT("perl")},
    {SLICE_INIT("plain"), SLICE_INIT("text")},
    {SLICE_INIT("plaintext"), SLICE_INIT("text")},
    {SLICE_INIT("postgres"), SLICE_INIT("postgresql")},
    {SLICE_INIT("proto"), SLICE_INIT("protobuf")},
    {SLICE_INIT("ps1"), SLICE_INIT("powershell")},
    {SLICE_INIT("psql"), SLICE_INIT("postgresql")},
    {SLICE_INIT("pwsh"), SLICE_INIT("powershell")},
    {SLICE_INIT("py"), SLICE_INIT("python")},
    {SLICE_INIT("py3"), SLICE_INIT("python")},
    {SLICE_INIT("python3"), SLICE_INIT("python")},
    {SLICE_INIT("rb"), SLICE_INIT("ruby")},
    {SLICE_INIT("rs"), SLICE_INIT("rust")},
    {SLICE_INIT("sh"), SLICE_INIT("bash")},
    {SLICE_INIT("shell"), SLICE_INIT("bash")},
    {SLICE_INIT("shell-session"), SLICE_INIT("console")},
    {SLICE_INIT("shellsession"), SLICE_INIT("console")},
    {SLICE_INIT("styl"), SLICE_INIT("stylus")},
    {SLICE_INIT("svg"), SLICE_INIT("xml")},
    {SLICE_INIT("terraform"), SLICE_INIT("hcl")},
    {SLICE_INIT("tex"), SLICE_INIT("latex")},
    {SLICE_INIT("tf"), SLICE_INIT("hcl")},
    {SLICE_INIT("ts"), SLICE_INIT("typescript")},
    {SLICE_INIT("txt"), SLICE_INIT("text")},
    {SLICE_INIT("vb"), SLICE_INIT("vbnet")},
    {SLICE_INIT("vb.net"), SLICE_INIT("vbnet")},
    {SLICE_INIT("viml"), SLICE_INIT("vim")},
    {SLICE_INIT("vimscript"), SLICE_INIT("vim")},
    {SLICE_INIT("yml"), SLICE_INIT("yaml")},
};

static int compare_alias(const void *word, const void *alias)
{
    return slice_compare(*(const Slice *)word, ((const LanguageAlias *)alias)->alias);
}

static bool ends_name(char c)
{
    return c == '{' || c == ',' || c == ':' || c == ';';
}

Slice language_from_word(Arena *arena, Slice word)
{
    size_t size = 0;

    while (size < word.size && !ends_name(word.data[size])) {
        size++;
    }

    Slice name = utf8_lower(arena, slice_part(word, 0, size));
    const LanguageAlias *alias =
        bsearch(&name, aliases, sizeof aliases / sizeof *aliases, sizeof *aliases, compare_alias);

    return alias != NULL ? alias->name : name;
}

Slice language_alias(Slice language, size_t index)
{
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++) {
        if (slice_equals(aliases[i].name, language) && index-- == 0) {
            return aliases[i].alias;
        }
    }
    return (Slice){NULL, 0};
}
