# blank.awk: prints C sources as FILE:LINE:TEXT with the contents of strings, and unless keep_comments is set of
# comments too, taken out. What is left can be searched for words without being fooled by prose.

FNR == 1 { in_comment = 0 }

{
    rest = $0
    text = ""
    while (rest != "") {
        if (in_comment) {
            end = index(rest, "*/")
            part = end ? substr(rest, 1, end + 1) : rest
            if (keep_comments) text = text part
            rest = end ? substr(rest, end + 2) : ""
            if (end) in_comment = 0
        } else if (match(rest, /"(\\.|[^"\\])*"|'(\\.|[^'\\])+'|\/\*|\/\//)) {
            text = text substr(rest, 1, RSTART - 1)
            token = substr(rest, RSTART, RLENGTH)
            rest = substr(rest, RSTART + RLENGTH)
            if (token == "/*") {
                in_comment = 1
                if (keep_comments) text = text "/*"
            } else if (token == "//") {
                if (keep_comments) text = text "//" rest
                rest = ""
            } else {
                text = text substr(token, 1, 1) substr(token, 1, 1)
            }
        } else {
            text = text rest
            rest = ""
        }
    }
    if (text !~ /^[ \t]*$/) print FILENAME ":" FNR ":" text
}
