/*
 * configuration_value.h - how single values of memoc.yaml are read.
 *
 * A ConfigurationRead for each type; what its target must be stands behind it.
 */
#ifndef PROJECT_CONFIGURATION_VALUE_H
#define PROJECT_CONFIGURATION_VALUE_H

#include "project/configuration_key.h"

ConfigurationRead configuration_read_text;         /* Slice */
ConfigurationRead configuration_read_texts;        /* SliceList; a text alone is a list of one */
ConfigurationRead configuration_read_boolean;      /* bool */
ConfigurationRead configuration_read_url;          /* Slice: http or https, gets a final '/' */
ConfigurationRead configuration_read_source;       /* Slice: http or https, with "{path}" */
ConfigurationRead configuration_read_language;     /* Slice: a language tag (BCP 47) */
ConfigurationRead configuration_read_path;         /* Slice: inside the project, normalised */
ConfigurationRead configuration_read_output;       /* Slice: the same, but not the project itself */
ConfigurationRead configuration_read_content_path; /* Slice: the same, is there and may be walked */
ConfigurationRead configuration_read_globs;        /* GlobList; one alone is a list of one */
ConfigurationRead configuration_read_pattern;      /* const Pattern *, made with PATTERN_LINES */
ConfigurationRead configuration_read_claims;       /* FreshnessSettings */
ConfigurationRead configuration_read_duration;     /* Duration */
ConfigurationRead configuration_read_very_stale;   /* FreshnessSettings */
ConfigurationRead configuration_read_cadence;      /* Cadence */
ConfigurationRead configuration_read_formats;      /* SliceList of formats of dates */
ConfigurationRead configuration_read_seconds;      /* uint32_t, not 0 */
ConfigurationRead configuration_read_bytes;        /* uint64_t, not 0 */
ConfigurationRead configuration_read_words;        /* uint32_t, not 0 */
ConfigurationRead configuration_read_severity;     /* Severity */
ConfigurationRead configuration_read_kind;       /* Slice: a kind of record known by its meaning */
ConfigurationRead configuration_read_kinds;      /* SliceList of them */
ConfigurationRead configuration_read_html;       /* HtmlMode */
ConfigurationRead configuration_read_empty;      /* bool: skip */
ConfigurationRead configuration_read_bump;       /* BumpKind */
ConfigurationRead configuration_read_spans;      /* CodeSpans */
ConfigurationRead configuration_read_files;      /* bool: check */
ConfigurationRead configuration_read_math_input; /* bool: dollars */

#endif
