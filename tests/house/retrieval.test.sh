# bench/retrieval and bench/known-item measure rightly: over collections so small that their figures are worked out by hand.

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT

# holds SENTENCE COMMAND...
holds() {
    sentence=$1
    shift
    if "$@"; then echo "ok - $sentence"; else echo "not ok - $sentence"; fi
}

# says FILE PATTERN: a line of the file is that, whatever its white space
says() { tr -s ' ' <"$1" | grep -qx -- "$2"; }

# A program that keeps the project, and answers a question with $folder/answers/<its first word>, else with nothing.
mkdir "$folder/build" "$folder/answers"
cat >"$folder/build/memoc" <<'END'
#!/bin/sh
here=$(dirname "$0")/..
case $1 in
build) rm -rf "$here/project" && cp -R . "$here/project" ;;
records) cat "$here/records" ;;
search)
    for question; do :; done
    echo "$question" >>"$here/questions"
    answer=$here/answers/$(echo "$question" | cut -d ' ' -f 1)
    if [ -f "$answer" ]; then cat "$answer"; elif [ -f "$here/answer" ]; then cat "$here/answer"; else echo '{"results":[]}'; fi
    ;;
esac
END
chmod +x "$folder/build/memoc"

# retrieval ARGUMENT...: in $folder; what it prints, in $folder/output
retrieval() { (root=$PWD && cd "$folder" && BUILD=build "$root/bench/retrieval" "$@") >"$folder/output" 2>&1; }

# --- SMART's form, with Cranfield's judgements: a topic is its position ---

cat >"$folder/documents" <<'END'
.I 1
.T
First *title*
on two lines
.A
Author, A.
.B
Journal, 1960
.W
1. not a list
    # not a heading, <b> & `code`
.N
a note
.X
2	5	1
.I 2
.W
Second text
.I 3
.T
Third
.I 4
.T
Fourth
END
cat >"$folder/topics" <<'END'
.I 007
.W
red (blue)? "C++"
 NOT two-way OR
.B
Journal
.I 020
.W
green
.I 030
.W
white
END
printf '1 1 3 \n1 3 1\n1 2 -1\n2 4 2\n3 4 -1\n' >"$folder/judgements"
# Best first: 2, 1 (again in a sub-result), 4.
cat >"$folder/answers/red" <<'END'
{"results": [{"path": "documents/zq000001.md", "anchor": "a", "results": []},
 {"path": "documents/zq000000.md", "results": [{"path": "documents/zq000000.md"}]}, {"path": "documents/zq000003.md"}]}
END

status=0
RUN=$folder/run retrieval documents topics judgements || status=$?
sed 's/^/# /' "$folder/output"
holds "it succeeds" [ "$status" = 0 ]
holds "documents are counted" says "$folder/output" 'documents 4'
holds "topics without a document that answers are not" says "$folder/output" 'topics 2'
# Red: 1/2 of two documents. Green: nothing.
holds "MAP" says "$folder/output" 'MAP 0.1250'
# (3 / log2 3) / (3 / log2 2 + 1 / log2 3) = 0.5213
holds "nDCG, with grades as gains" says "$folder/output" 'nDCG@10 0.2606'
holds "precision" says "$folder/output" 'P@10 0.0500'
holds "recall" says "$folder/output" 'recall@1000 0.2500'
holds "MRR" says "$folder/output" 'MRR 0.2500'
holds "the run names documents as the collection does" [ "$(head -n 2 "$folder/run" | cut -d ' ' -f 1-4)" = "7 Q0 2 1
7 Q0 1 2" ]
holds "a topic is asked as prose" [ "$(head -n 1 "$folder/questions")" = "red blue C not two-way or" ]
cat >"$folder/expected" <<'END'
# First \*title\* on two lines

Author\, A\.

Journal\, 1960

1\. not a list
\# not a heading\, \<b\> \& \`code\`
END
holds "a document is Markdown that says the same" cmp -s "$folder/project/documents/zq000000.md" "$folder/expected"
holds "a document without title has no heading" [ "$(head -n 1 "$folder/project/documents/zq000001.md")" = "Second text" ]

GRADES='-1=4 1=0' retrieval documents topics judgements
holds "other grades count more topics" says "$folder/output" 'topics 3'
# Red, of 4 and 3: all are found. The others: none.
holds "other grades are gains" says "$folder/output" 'nDCG@10 0.3333'

# --- SMART's judgements: topic, document, two zeros ---

printf '07 1 0 0\n007 2 0 0.000\n20 4 0 0\n' >"$folder/judgements"
retrieval documents topics judgements
holds "judgements without grades all answer" says "$folder/output" 'MAP 0.5000'

# --- TREC's form ---

cat >"$folder/documents" <<'END'
<DOC>
<DOCNO> FR-1 </DOCNO>
<TITLE>One &amp; only</TITLE>
<TEXT><P>Words</P> of it</TEXT>
</DOC>
<DOC><DOCNO>FR-2</DOCNO> Two </DOC>
END
cat >"$folder/topics" <<'END'
<top>
<num> Number: 301
<title> red
<desc> Description:
yellow
</top>
END
printf '301 0 FR-1 1\n301 0 FR-2 0\n999 0 FR-2 1\n' >"$folder/judgements"
: >"$folder/questions"
FIELDS='title desc' retrieval documents topics judgements
holds "judgements name topics and documents" says "$folder/output" 'MAP 0.5000'
holds "of a topic the fields are asked" [ "$(cat "$folder/questions")" = "red yellow" ]
holds "the title is no text" [ "$(cat "$folder/project/documents/zq000000.md" | tr -s ' \n')" = "# One \\& only
Words of it" ]

status=0
retrieval documents || status=$?
holds "without three files it says how to call it" [ "$status" = 2 ]
status=0
retrieval documents topics /dev/null || status=$?
holds "without judgements it fails" [ "$status" = 1 ]

# --- known-item ---

cat >"$folder/records" <<'END'
{"kind":"section","path":"a.md","anchor":"one","title":"Alpha beta gamma","level":2}
{"kind":"section","path":"b.md","anchor":"two","title":"Delta epsilon zeta","level":2}
{"kind":"section","path":"a.md","anchor":"same","title":"Same name","level":2}
{"kind":"section","path":"b.md","anchor":"same","title":"same name!","level":2}
{"kind":"section","path":"b.md","anchor":"overview","title":"Overview","level":2}
{"kind":"decision","path":"b.md","anchor":"two","title":"Use epsilon","level":2}
{"kind":"field","path":"b.md","anchor":"two","title":"Not a name","level":2}
END
echo '{"results":[{"path":"a.md","results":[{"path":"a.md","anchor":"one"}]},{"path":"b.md","anchor":"two"}]}' >"$folder/answer"
mkdir "$folder/corpus"
known_item() { BUILD=$folder/build LOG=$folder/$1 SEED=${2:-1} bench/known-item "$folder/corpus" >"$folder/output" 2>&1; }
known_item log
sed 's/^/# /' "$folder/output"
holds "headings of one word, or at two places, are not asked" says "$folder/output" 'headings: 2 of 2'
holds "sub-results stand below their document" says "$folder/output" ' exact MRR 0.4167 first 0.0000 queries 2'
holds "record names are asked too" says "$folder/output" ' exact MRR 0.3333 first 0.0000 queries 1'
holds "a name of two words has none to leave out" [ "$(grep -c '	dropped	' "$folder/log")" = 2 ]
holds "a typo is another name" [ "$(awk -F '\t' '$2 == "typo" && $3 ~ /^(alpha beta gamma|delta epsilon zeta|use epsilon)$/' "$folder/log" | wc -l)" = 0 ]
holds "a quarter of the words is left out" [ "$(awk -F '\t' '$2 == "dropped" && split($3, words, " ") != 2' "$folder/log" | wc -l)" = 0 ]
known_item again
holds "the queries are the same each time" cmp -s "$folder/log" "$folder/again"
known_item other 2
holds "another seed asks otherwise" [ "$(cmp -s "$folder/log" "$folder/other" && echo same)" = "" ]
