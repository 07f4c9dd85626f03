#include "index/stop_words.h"

#include "base/word_list.h"

/* In the order of their bytes. */
static const char *const words[] = {
    "a",       "about",     "above",   "after",  "again",   "against", "all",    "also",
    "am",      "an",        "and",     "any",    "are",     "as",      "at",     "be",
    "because", "been",      "before",  "being",  "below",   "between", "both",   "but",
    "by",      "can",       "cannot",  "could",  "did",     "do",      "does",   "doing",
    "done",    "down",      "during",  "each",   "either",  "else",    "every",  "few",
    "for",     "from",      "further", "get",    "gets",    "got",     "had",    "has",
    "have",    "having",    "he",      "her",    "here",    "hers",    "him",    "his",
    "how",     "however",   "i",       "if",     "in",      "into",    "is",     "it",
    "its",     "itself",    "just",    "let",    "like",    "may",     "me",     "might",
    "more",    "most",      "must",    "my",     "neither", "no",      "nor",    "not",
    "now",     "of",        "off",     "on",     "once",    "one",     "only",   "onto",
    "or",      "other",     "our",     "ours",   "out",     "over",    "own",    "per",
    "same",    "shall",     "she",     "should", "since",   "so",      "some",   "still",
    "such",    "than",      "that",    "the",    "their",   "theirs",  "them",   "then",
    "there",   "therefore", "these",   "they",   "this",    "those",   "though", "through",
    "thus",    "to",        "too",     "toward", "under",   "unless",  "until",  "up",
    "upon",    "us",        "very",    "via",    "was",     "we",      "were",   "what",
    "when",    "where",     "whether", "which",  "while",   "who",     "whom",   "whose",
    "why",     "will",      "with",    "within", "without", "would",   "yet",    "you",
    "your",    "yours",
};

bool stop_words_have(Slice word)
{
    return word_list_has(words, sizeof words / sizeof *words, word);
}

size_t stop_words_count(void)
{
    return sizeof words / sizeof *words;
}

Slice stop_words_get(size_t number)
{
    return slice_from_string(words[number]);
}
