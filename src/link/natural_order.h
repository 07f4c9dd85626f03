/*
 * natural_order.h - the order in which people list names.
 */
#ifndef LINK_NATURAL_ORDER_H
#define LINK_NATURAL_ORDER_H

#include "base/slice.h"

/*
 * Below, equal or above 0. Runs of digits count by their value ("step-2" before "step-10"), ASCII letters without case.
 * What is equal so far is in byte order, so that only equal names compare as 0.
 */
int natural_order_compare(Slice a, Slice b);

#endif
