# corpus.awk: a corpus like that of a team of programmers, where theirs is not at hand.
#
#   awk -f bench/corpus.awk FOLDER       writes 853 documents of 15 MB below FOLDER, the same ones each time
#
# Sizes are drawn from the quantiles of such a team's documents: half are below 8.4 kB, one is 3.6 MB of tables. Of the
# bytes, nearly a half is code, a third tables. A quarter of the documents lies below a folder that begins with a dot.

# Not rand(): awks differ. Lehmer's generator, exact in a double.
function random(below) {
    seed = seed * 16807 % 2147483647
    return int(seed / 2147483647 * below)
}

function word() { return words[random(word_count) + 1] }

function sentence(most,    text, i, kind, count) {
    count = 4 + random(most)
    text = word()
    text = toupper(substr(text, 1, 1)) substr(text, 2)
    for (i = 1; i < count; i++) {
        kind = random(40)
        if (kind == 0) text = text " `" word() "_" word() "()`"
        else if (kind == 1) text = text " **" word() " " word() "**"
        else if (kind == 2) text = text " *" word() "*"
        else if (kind == 3) text = text ","
        else text = text " " word()
    }
    return text "."
}

function add(line) {
    print line >path
    written += length(line) + 1
}

function paragraph(    i, count) {
    count = 2 + random(5)
    for (i = 0; i < count; i++) add(sentence(14))
    if (random(6) == 0) add("See [the " word() " guide](guide-" random(400) ".md) and " word() ".")
    add("")
}

function list(    i, count, marker) {
    count = 2 + random(8)
    marker = random(5) == 0 ? "1." : random(6) == 0 ? "- [x]" : "-"
    for (i = 0; i < count; i++) {
        add(marker " " sentence(10))
        if (random(8) == 0) add("   " marker " " sentence(6))
    }
    add("")
}

function code(lines,    i, indent, language) {
    language = languages[random(language_count) + 1]
    add("```" language)
    for (i = 0; i < lines; i++) {
        indent = substr("            ", 1, 4 * random(4))
        if (random(7) == 0) add(indent (language == "sql" ? "-- " : "# ") sentence(6))
        else if (random(9) == 0) add("")
        else add(indent word() "_" word() " = " word() "(" word() ", \"" word() "\", " random(1000) ");")
    }
    add("```")
    add("")
}

function row(columns,    text, i) {
    text = "|"
    for (i = 0; i < columns; i++) text = text " " word() " " (random(5) == 0 ? "`" word() "`" : word()) " " word() " |"
    return text
}

function table(rows,    columns, i, line) {
    columns = 2 + random(5)
    add(row(columns))
    line = "|"
    for (i = 0; i < columns; i++) line = line (random(4) == 0 ? " ---: |" : " --- |")
    add(line)
    for (i = 0; i < rows; i++) add(row(columns))
    add("")
}

function front_matter(number) {
    if (number % 10 == 9) return
    add("---")
    add("title: " word() " " word() " " number)
    add("status: " (random(4) == 0 ? "REFERENCE" : "ACTIVE"))
    add("audience: [developers, agents]")
    add("owner: " word())
    add("last_updated: 202" (4 + random(2)) "-0" (1 + random(9)) "-" (10 + random(18)))
    add("---")
    add("")
}

# A block; of a table document, only tables and headings.
function block(tables_only,    kind) {
    kind = random(100)
    if (kind < 14) {
        add(substr("####", 1, 2 + random(3)) " " word() " " word() " " random(1000))
        add("")
    } else if (tables_only) table(20 + random(400))
    else if (kind < 50) paragraph()
    else if (kind < 74) list()
    else if (kind < 97) code(4 + random(40))
    else table(3 + random(12))
}

function document(number, name, size) {
    path = name
    written = 0
    front_matter(number)
    add("# " word() " " word() " " number)
    add("")
    while (written < size) block(size > 1000000)
    close(path)
}

# A size between the quantiles, evenly in its logarithm.
function draw_size(    at, i, part) {
    at = random(1000000) / 1000000
    for (i = 2; i < quantile_count && at >= quantile_at[i]; i++) continue
    part = (at - quantile_at[i - 1]) / (quantile_at[i] - quantile_at[i - 1])
    return int(exp(log(quantile[i - 1]) + part * (log(quantile[i]) - log(quantile[i - 1]))))
}

function folder_of(number) {
    if (number % 100 < 27) return ".agents/" (number % 7 ? "team-" number % 13 : "rules")
    return number % 9 ? "docs/area-" number % 17 "/topic-" int(number / 17) % 9 : "docs"
}

BEGIN {
    seed = 20260701
    root = ARGV[1]
    word_count = split("about access account action adapter agent always answer array async audit backup batch before " \
        "branch broken browser buffer build cache call change check class clean client cluster code column commit " \
        "config connection container context contract copy cost count create current customer daily data database " \
        "debug decision default delete deploy design detail device document domain driver during edge email empty " \
        "engine entry environment error event every example export failure fallback feature field file filter first " \
        "flow folder format frontend function gateway global graph group guard handler header health history hook " \
        "import index input insert instance integration interface invoice issue item job key label latency layer " \
        "ledger lesson level library limit line link list load local lock log logic loop main manager map memory " \
        "merge message method metric migration mobile mode model module monitor name never node note number object " \
        "offline only option order output owner package page parser partition path pattern payload payment pipeline " \
        "plan platform plugin point policy pool port process production profile project prompt property provider " \
        "proxy public query queue rate read record region release remote report request resource response result " \
        "retry return review role rollback route row rule runtime sample scale schema scope script search secret " \
        "section security server service session setting shard shared signal simple single size skill snapshot " \
        "source stage state status step storage store stream string structure subject support sync system table " \
        "task team template tenant test text thread time timeout token tool topic trace traffic transaction trigger " \
        "type unit update upload user value variable version view warning webhook window worker workflow write", words, " ")
    language_count = split("typescript sql bash python json yaml go csharp", languages, " ")
    quantile_count = split("0 .1 .25 .5 .75 .9 .99 1", quantile_at, " ")
    split("100 1171 3628 8414 15917 28401 73795 200000", quantile, " ")

    for (number = 0; number < 853; number++) folders[folder_of(number)] = 1
    command = "mkdir -p"
    for (folder in folders) command = command " '" root "/" folder "'"
    if (system(command) != 0) exit 1
    for (number = 0; number < 853; number++) {
        size = number == 500 ? 3600000 : number == 200 ? 513000 : number == 700 ? 253000 : draw_size()
        document(number, root "/" folder_of(number) "/guide-" number ".md", size)
    }
}
