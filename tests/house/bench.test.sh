# bench/run compares what there is, and says what is not; its corpus is always the same.

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# holds SENTENCE COMMAND...
holds() {
    sentence=$1
    shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; fi
}

mkdir -p "$folder/corpus/.hidden" "$folder/build"
printf -- '---\ntitle: a\n---\n\n# A\n\n| a |\n|---|\n| ~~b~~ |\n' >"$folder/corpus/a.md"
echo 'text[^1]' >"$folder/corpus/.hidden/b.md"

# A program that knows one command, and writes a file only where there is none.
cat >"$folder/build/memoc" <<'END'
#!/bin/sh
[ "$1" = build ] || exit 2
[ "$2" != --help ] || exit 0
[ -f memoc.yaml ] && [ -f .hidden/b.md ] || exit 3
for output; do :; done
[ -d "$output" ] || mkdir "$output"
END
chmod +x "$folder/build/memoc"

status=0
BUILD=$folder/build ROUNDS=2 bench/run "$folder/corpus" >"$folder/output" 2>&1 || status=$?
sed 's/^/# /' "$folder/output"
holds "it succeeds" [ "$status" = 0 ]
holds "L reads every document" grep -q "^corpus: 2 documents, $(cat "$folder/corpus/a.md" "$folder/corpus/.hidden/b.md" | wc -c) bytes" "$folder/output"
holds "what memoc cannot do is skipped, and named" grep -q '^skipped: check' "$folder/output"
holds "L is once L" grep -Eq '^L  .* 1\.00 +1\.00-1\.00 ' "$folder/output"
holds "what memoc can do is measured" [ "$(grep -c '^build' "$folder/output")" = 4 ]
holds "nothing is left" [ -z "$(find "$folder/build/bench" -name 'work*')" ]

echo 'exit 3' >>"$folder/build/memoc"
status=0
BUILD=$folder/build ROUNDS=2 bench/run "$folder/corpus" >"$folder/output" 2>&1 || status=$?
holds "a candidate that fails makes it fail" [ "$status" = 1 ]
holds "it is named" grep -q '^failed: build, fresh output' "$folder/output"
holds "the others are measured" [ "$(grep -c '^L' "$folder/output")" = 2 ]

mkdir "$folder/one" "$folder/two"
awk -f bench/corpus.awk "$folder/one" </dev/null
awk -f bench/corpus.awk "$folder/two" </dev/null
holds "the corpus has 853 documents" [ "$(find "$folder/one" -name '*.md' | wc -l)" = 853 ]
for name in one two; do
    git init -q --bare "$folder/$name.git"
    awk -v commits=30 -v documents=8 -f bench/history-commits.awk </dev/null |
        git -C "$folder/$name.git" fast-import --quiet
done
holds "the history has the commits that are asked for" [ "$(git -C "$folder/one.git" rev-list --count main)" = 30 ]
holds "it has the documents that are asked for" \
    [ "$(git -C "$folder/one.git" ls-tree -r --name-only main docs | wc -l)" = 8 ]
holds "the history is the same each time" \
    [ "$(git -C "$folder/one.git" rev-parse main)" = "$(git -C "$folder/two.git" rev-parse main)" ]
holds "the corpus is the same each time" diff -r "$folder/one" "$folder/two"
