# history-commits.awk: a history for `git fast-import`: COMMITS commits, one every three hours, of DOCUMENTS documents and as many files
# of code. Most documents were last dated when they were last changed; one in ten was changed since.
#
#     awk -v commits=8000 -v documents=700 -f history-commits.awk </dev/null | git fast-import

# Not rand(): awks differ. Lehmer's generator, exact in a double.
function random(below) {
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * below)
}

function day(time) {
    return strftime("%Y-%m-%d", time, 1)
}

function data(text) {
    printf "data %d\n%s\n", length(text), text
}

function path_of(number) {
    return sprintf("docs/part-%02d/document-%03d.md", number % 40, number)
}

function body_of(number, version, i, text) {
    text = sprintf("# Document %d\n", number)
    for (i = 0; i < 30; i++)
        text = text sprintf("\nParagraph %d of document %d says what there is to say about part %s of the matter.\n", i, number,
            i == version % 30 ? version ", as changed" : i)
    return text
}

function write_document(number, time) {
    if (time < last_bump || !dated[number]) dated[number] = day(time)
    versions[number]++
    printf "M 100644 inline %s\n", path_of(number)
    data(sprintf("---\ntitle: Document %d\nlast_updated: %s\nreview_cadence: P10Y\nrelated_code: [src/part-%02d/]\n---\n\n%s", number,
        dated[number], number % 40, body_of(number, versions[number])))
}

function write_code(number) {
    printf "M 100644 inline src/part-%02d/file-%03d.c\n", number % 40, number
    data("int value = " ++versions["c" number] ";\n")
}

BEGIN {
    seed = 1
    start = 1672531200 # 2023-01-01
    last_bump = start + int(commits * .9) * 10800
    for (commit = 1; commit <= commits; commit++) {
        time = start + commit * 10800
        printf "commit refs/heads/main\nmark :%d\ncommitter A <a@example.org> %d +0000\n", commit, time
        data("change " commit)
        if (commit > 1) printf "from :%d\n", commit - 1
        if (commit * 2 <= documents) {
            write_document(commit * 2 - 1, time)
            write_document(commit * 2, time)
        }
        # After the last bump, dates stay; then a tenth of the documents is changed.
        if (time < last_bump || random(12) == 0) write_document(1 + random(documents), time)
        write_code(1 + random(documents))
        write_code(1 + random(documents))
        print ""
    }
}
