#include "markdown/cost.h"

#include "markdown/cost_block.h"
#include "markdown/cost_inline.h"

#include <stddef.h>

typedef CostVerdict CostFunction(Slice body, Dialect dialect, Arena *scratch);

static CostVerdict judge_size(Slice body, Dialect dialect, Arena *scratch)
{
    (void)dialect;
    (void)scratch;
    return cost_verdict("bytes", body.size, COST_SIZE_LIMIT, 0);
}

CostVerdict markdown_cost(Slice body, Dialect dialect, Arena *scratch)
{
    static CostFunction *const functions[] = {
        judge_size,         cost_block_nesting,    cost_block_tables,
        cost_inline_floods, cost_inline_autolinks, cost_inline_references,
    };
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        CostVerdict verdict = functions[i](body, dialect, scratch);
        if (verdict.too_costly) {
            return verdict;
        }
    }
    return (CostVerdict){.too_costly = false};
}
