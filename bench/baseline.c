/*
 * baseline.c - L, the measure of all other times: what Markdown alone costs.
 *
 *     baseline FOLDER [OUTPUT]
 *
 * One process, one thread: reads every .md file below FOLDER, strips the front matter, parses and renders with libcmark-gfm
 * (tables, strikethrough, autolinks, task lists, footnotes) to memory. With OUTPUT, an existing folder, writes each result to a
 * file there. Prints how many documents and bytes there were, and bytes of HTML.
 */
#define CMARK_NO_SHORT_NAMES
#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>
#include <fcntl.h>
#include <fts.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

typedef struct Totals {
    size_t documents;
    size_t bytes;
    size_t html;
} Totals;

static _Noreturn void fail(const char *path)
{
    perror(path);
    exit(EXIT_FAILURE);
}

static char *read_document(const char *path, size_t size)
{
    char *text = malloc(size + 1);
    int descriptor = open(path, O_RDONLY);

    if (!text || descriptor < 0 || read(descriptor, text, size) != (ssize_t)size) {
        fail(path);
    }
    close(descriptor);
    text[size] = '\0';
    return text;
}

/* Behind the line that closes the front matter, or where the text begins. */
static const char *find_body(const char *text)
{
    if (strncmp(text, "---\n", 4) != 0) {
        return text;
    }

    const char *end = strstr(text + 3, "\n---\n");

    return end ? end + 5 : text;
}

static void attach(cmark_parser *parser)
{
    static const char *const names[] = {"table", "strikethrough", "autolink", "tasklist"};

    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension(names[i]));
    }
}

static char *render(const char *text, size_t size)
{
    enum { OPTIONS = CMARK_OPT_DEFAULT | CMARK_OPT_FOOTNOTES };
    cmark_parser *parser = cmark_parser_new(OPTIONS);

    attach(parser);
    cmark_parser_feed(parser, text, size);

    cmark_node *document = cmark_parser_finish(parser);
    char *html = cmark_render_html(document, OPTIONS, cmark_parser_get_syntax_extensions(parser));

    cmark_node_free(document);
    cmark_parser_free(parser);
    return html;
}

static void write_page(const char *folder, size_t number, const char *html)
{
    char path[4096];
    size_t size = strlen(html);

    snprintf(path, sizeof path, "%s/%zu.html", folder, number);

    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0666);

    if (descriptor < 0 || write(descriptor, html, size) != (ssize_t)size ||
        close(descriptor) != 0) {
        fail(path);
    }
}

static void do_document(const char *path, size_t size, const char *output, Totals *totals)
{
    char *text = read_document(path, size);
    const char *body = find_body(text);
    char *html = render(body, size - (size_t)(body - text));

    if (output) {
        write_page(output, totals->documents, html);
    }
    totals->documents++;
    totals->bytes += size;
    totals->html += strlen(html);
    free(html);
    free(text);
}

static int is_markdown(const char *name)
{
    size_t size = strlen(name);

    return size > 3 && strcmp(name + size - 3, ".md") == 0;
}

int main(int argument_count, char **arguments)
{
    Totals totals = {0};

    if (argument_count < 2 || argument_count > 3) {
        fputs("usage: baseline FOLDER [OUTPUT]\n", stderr);
        return 2;
    }
    cmark_gfm_core_extensions_ensure_registered();

    char *roots[] = {arguments[1], NULL};
    FTS *walk = fts_open(roots, FTS_PHYSICAL | FTS_NOCHDIR, NULL);

    if (!walk) {
        fail(arguments[1]);
    }
    for (FTSENT *entry; (entry = fts_read(walk)) != NULL;) {
        if (entry->fts_info == FTS_F && is_markdown(entry->fts_name)) {
            do_document(entry->fts_accpath, (size_t)entry->fts_statp->st_size, arguments[2],
                        &totals);
        }
    }
    fts_close(walk);
    printf("%zu documents, %zu bytes, %zu bytes of HTML\n", totals.documents, totals.bytes,
           totals.html);
    return EXIT_SUCCESS;
}
