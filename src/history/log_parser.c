#include "history/log_parser.h"

enum { ID_SHORT_SIZE = 40, SECONDS_OF_DAY = 86400 };

static bool is_hex(char c)
{
    return ascii_is_digit(c) || (c >= 'a' && c <= 'f');
}

bool log_id_read(LogId *id, Slice text)
{
    if (text.size != ID_SHORT_SIZE && text.size != LOG_ID_SIZE_MOST) {
        return false;
    }
    for (size_t i = 0; i < text.size; i++) {
        if (!is_hex(text.data[i])) {
            return false;
        }
    }
    memcpy(id->text, text.data, text.size);
    id->size = (uint8_t)text.size;
    return true;
}

bool log_id_is_zero(const LogId *id)
{
    for (size_t i = 0; i < id->size; i++) {
        if (id->text[i] != '0') {
            return false;
        }
    }
    return true;
}

/* Seconds since 1970, which may be before it; days that no calendar has are cut to one that it has. */
static bool read_day(Slice text, Date *date)
{
    bool is_negative = slice_starts_with(text, SLICE("-"));
    int64_t seconds;

    if (!slice_to_integer(slice_from(text, is_negative ? 1 : 0), &seconds)) {
        return false;
    }

    int64_t day = seconds / SECONDS_OF_DAY;

    if (is_negative) {
        day = -day - (seconds % SECONDS_OF_DAY != 0);
    }
    day = day < DATE_FIRST ? DATE_FIRST : day > DATE_LAST ? DATE_LAST : day;
    *date = (Date)day;
    return true;
}

static bool read_commit(LogCommit *commit, Slice text)
{
    Slice id = slice_cut(text, ' ', &text);
    Slice written = slice_cut(text, ' ', &text);

    if (!log_id_read(&commit->id, id) || !read_day(written, &commit->date) ||
        !read_day(text, &commit->committed_date)) {
        return false;
    }
    /* Nobody commits what is not yet written: the author's clock was wrong. */
    if (commit->date > commit->committed_date) {
        commit->date = commit->committed_date;
    }
    return true;
}

static bool read_mode(Slice text, uint32_t *mode)
{
    *mode = 0;
    for (size_t i = 0; i < text.size; i++) {
        if (text.data[i] < '0' || text.data[i] > '7') {
            return false;
        }
        *mode = *mode << 3 | (uint32_t)(text.data[i] - '0');
    }
    return text.size == 6;
}

/* ":100644 100644 OLD NEW R096" */
static bool read_change(LogChange *change, Slice text)
{
    Slice old_mode = slice_cut(slice_from(text, 1), ' ', &text);
    Slice new_mode = slice_cut(text, ' ', &text);
    Slice old_id = slice_cut(text, ' ', &text);
    Slice new_id = slice_cut(text, ' ', &text);
    uint32_t mode;

    if (!read_mode(old_mode, &mode) || !read_mode(new_mode, &change->new_mode) ||
        !log_id_read(&change->old_id, old_id) || !log_id_read(&change->new_id, new_id) ||
        text.size == 0 || text.data[0] < 'A' || text.data[0] > 'Z') {
        return false;
    }
    change->status = text.data[0];
    change->is_same = slice_equals(old_id, new_id) && !log_id_is_zero(&change->new_id);
    return true;
}

void log_parser_init(LogParser *parser, Arena *arena)
{
    *parser = (LogParser){.arena = arena};
}

static LogEvent take_header(LogParser *parser, Slice token)
{
    Slice text = slice_starts_with(token, SLICE("\n")) ? slice_from(token, 1) : token;

    if (slice_starts_with(text, SLICE(":"))) {
        bool is_right = parser->has_commit && read_change(&parser->change, text);

        parser->state = is_right ? LOG_AT_PATH : LOG_AT_FAULT;
        return is_right ? LOG_NOTHING : LOG_BAD;
    }
    parser->has_commit = read_commit(&parser->commit, text);
    parser->state = parser->has_commit ? LOG_AT_START : LOG_AT_FAULT;
    return parser->has_commit ? LOG_COMMIT : LOG_BAD;
}

static void keep_old_path(LogParser *parser, Slice path)
{
    if (path.size > parser->old_path_capacity) {
        parser->old_path_capacity = 2 * path.size;
        parser->old_path = arena_take(parser->arena, parser->old_path_capacity);
    }
    memcpy(parser->old_path, path.data, path.size);
    parser->change.old_path = (Slice){parser->old_path, path.size};
}

static LogEvent take_path(LogParser *parser, Slice token)
{
    bool has_two = parser->change.status == 'R' || parser->change.status == 'C';

    if (token.size == 0) {
        parser->state = LOG_AT_FAULT;
        return LOG_BAD;
    }
    if (has_two && parser->state == LOG_AT_PATH) {
        keep_old_path(parser, token);
        parser->state = LOG_AT_NEW_PATH;
        return LOG_NOTHING;
    }
    parser->change.path = token;
    if (!has_two) {
        parser->change.old_path = token;
    }
    parser->state = LOG_AT_START;
    return LOG_CHANGE;
}

LogEvent log_parser_take(LogParser *parser, Slice token)
{
    switch (parser->state) {
    case LOG_AT_START:
        return take_header(parser, token);
    case LOG_AT_PATH:
    case LOG_AT_NEW_PATH:
        return take_path(parser, token);
    case LOG_AT_FAULT:
        break;
    }
    return LOG_BAD;
}

bool log_parser_is_at_end(const LogParser *parser)
{
    return parser->state == LOG_AT_START;
}
