/*
 * answer.h - where one link of one page leads.
 */
#ifndef LINK_ANSWER_H
#define LINK_ANSWER_H

#include "link/anchor_index.h"
#include "link/copies.h"
#include "link/place.h"

typedef struct Answerer {
    const Site *site;
    Arena *arena;   /* for what the site keeps */
    Arena *scratch; /* for the rest; must live as long as the answerer */
    PlaceFinder places;
    AnchorIndex anchors;
    Copies copies;
} Answerer;

/* Answers a link, and notes the file that it makes the site hold. */
void answer_link(Answerer *answerer, const Page *page, const UnitLink *link, LinkAnswer *answer);

#endif
