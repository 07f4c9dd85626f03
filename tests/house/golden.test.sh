# tests/golden/run sees every difference, and UPDATE=1 writes down what is there.

runner=$(pwd)/tests/golden/run
tap=$(pwd)/tests/tap
project=$(mktemp -d)
trap 'rm -rf "$project"' EXIT
mkdir -p "$project/tests/golden/case/in" "$project/build/asan"
cd "$project"
cp "$runner" tests/golden/run
cp "$tap" tests/tap
case=tests/golden/case
export BUILD=build
unset ONLY

program() {
    for file in build/memoc build/asan/memoc; do
        printf '#!/bin/sh\n%s\n' "$1" >$file
        chmod +x $file
    done
}

# says EXPECTED SENTENCE
says() {
    said=$(tests/golden/run 2>&1)
    if [ "$(printf '%s\n' "$said" | tail -n 1)" = "$1" ]; then
        echo "ok - $2"
    else
        echo "not ok - $2"
        printf '%s\n' "$said" | sed 's/^/# /'
    fi
}

echo hello >$case/in/page.md
echo '"$MEMOC"; cat page.md >copy' >$case/cmd
mkdir $case/expected.files
: >$case/expected.files/copy
program 'echo out; echo err >&2'
says "0 passed, 2 failed" "a case that nothing is expected of fails"
UPDATE=1 tests/golden/run >/dev/null
says "2 passed, 0 failed" "after an update it passes, in both builds"
printf 'out\n--- stderr\nerr\n--- exit 0\n' >wanted
if cmp -s wanted $case/expected; then echo "ok - the report is in its form"; else echo "not ok - the report is in its form"; fi
program 'echo out; echo other >&2'
says "0 passed, 2 failed" "another word on stderr is seen"
program 'printf out; echo err >&2'
says "0 passed, 2 failed" "a missing line end is seen"
program 'echo out; echo err >&2; exit 1'
says "0 passed, 2 failed" "another exit status is seen"
program 'echo out; echo err >&2'
echo other >$case/in/page.md
says "0 passed, 2 failed" "another file is seen"
echo hello >$case/in/page.md
printf '#!/bin/sh\nexit 1\n' >build/asan/memoc
says "1 passed, 1 failed" "the sanitizer build is tried too"
