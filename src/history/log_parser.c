#include "history/log_parser.h"

enum { ID_SHORT_SIZE = 40, SECONDS_OF_DAY = 86400, ZONE_MOST = 1600 };

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

/* The day of a time in seconds since 1970, which may be before it; days that no calendar has are cut to one that it has. */
static Date day_of(int64_t seconds)
{
    int64_t day = seconds / SECONDS_OF_DAY - (seconds % SECONDS_OF_DAY < 0);

    return (Date)(day < DATE_FIRST ? DATE_FIRST : day > DATE_LAST ? DATE_LAST : day);
}

static bool read_seconds(Slice text, int64_t *seconds)
{
    bool is_negative = slice_starts_with(text, SLICE("-"));

    if (!slice_to_integer(slice_from(text, is_negative ? 1 : 0), seconds)) {
        return false;
    }
    *seconds = is_negative ? -*seconds : *seconds;
    return true;
}

/*
 * How far west of UTC a clock is that shows "-0500", in seconds: 0 for one in the east, without a zone, and for one that is nowhere, as
 * a commit may say what it likes. False when `zone` is not a number with its sign.
 */
static bool read_seconds_west(Slice zone, int64_t *seconds)
{
    int64_t number;

    *seconds = 0;
    if (zone.size == 0) {
        return true;
    }
    if ((zone.data[0] != '-' && zone.data[0] != '+') ||
        !slice_to_integer(slice_from(zone, 1), &number)) {
        return false;
    }
    if (zone.data[0] == '-' && number <= ZONE_MOST) {
        *seconds = (number / 100 * 60 + number % 100) * 60;
    }
    return true;
}

/*
 * Authors write dates by their clock, and memoc by UTC: in the evening of America it is tomorrow already, in the morning of Asia still
 * yesterday. The earlier day of the two is after neither date.
 */
static bool read_commit(LogCommit *commit, Slice text)
{
    Slice id = slice_cut(text, ' ', &text);
    int64_t written;
    int64_t committed;
    int64_t west;

    if (!log_id_read(&commit->id, id) || !read_seconds(slice_cut(text, ' ', &text), &written) ||
        !read_seconds(slice_cut(text, ' ', &text), &committed) || !read_seconds_west(text, &west)) {
        return false;
    }
    commit->committed_date = day_of(committed);
    /* Nobody commits what is not yet written: the author's clock was wrong. */
    written = written < committed ? written : committed;
    /* What is before all calendars is so in every zone, and would leave the range of numbers. */
    commit->date = written > INT64_MIN / 2 ? day_of(written - west) : DATE_FIRST;
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
