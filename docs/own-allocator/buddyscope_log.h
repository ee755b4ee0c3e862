/* buddyscope_log.h: print what a page allocator does, for `buddyscope judge`.
 *
 * SPDX-License-Identifier: MIT
 *
 * One header, C99 or later, no library but stdio and stdlib. Pages are numbered from 0; a negative page means that an
 * allocation failed. Every line is flushed, so that the log survives a crash.
 *
 *     bs_log_open(stdout, 64, 7, "lower-recent");          # pages=64 max_order=7 policy=lower-recent
 *     page = bs_log_alloc(2, my_alloc(2));                 a 2 -> 12
 *     my_free(12, 2); bs_log_free(12, 2);                  f 12 2
 *     bs_log_state(); bs_log_block(0, 3); bs_log_end();    state 0: 3
 *
 * max_order is the number of orders: 0 to max_order - 1. States are optional; list the blocks order by order.
 */
#ifndef BUDDYSCOPE_LOG_H
#define BUDDYSCOPE_LOG_H

#include <stdio.h>
#include <stdlib.h>

static FILE *bs_log_to;
static int bs_log_order;

/* The header. The policy is lower-recent, upper-lowest, linux-2.4.22 ..., or none. */
static inline void bs_log_open(FILE *to, long pages, int max_order, const char *policy)
{
    bs_log_to = to;
    fprintf(to, "# pages=%ld max_order=%d policy=%s\n", pages, max_order, policy);
    fflush(to);
}

/* What an allocation gave; hands the page through. */
static inline long bs_log_alloc(int order, long page)
{
    if (page < 0)
        fprintf(bs_log_to, "a %d -> fail\n", order);
    else
        fprintf(bs_log_to, "a %d -> %ld\n", order, page);
    fflush(bs_log_to);
    return page;
}

/* A block was given back. */
static inline void bs_log_free(long page, int order)
{
    fprintf(bs_log_to, "f %ld %d\n", page, order);
    fflush(bs_log_to);
}

/* A state: the free blocks after the request before it. */
static inline void bs_log_state(void)
{
    bs_log_order = -1;
    fputs("state", bs_log_to);
}

static inline void bs_log_block(int order, long page)
{
    if (order != bs_log_order)
        fprintf(bs_log_to, "%s %d:", bs_log_order < 0 ? "" : " |", order);
    bs_log_order = order;
    fprintf(bs_log_to, " %ld", page);
}

static inline void bs_log_end(void)
{
    fputc('\n', bs_log_to);
    fflush(bs_log_to);
}

/* Make the requests of a trace (`buddyscope lab traces`) and print the log. Gives 0, or -1 for what is no trace. */
static inline int bs_log_run(FILE *trace, FILE *to, const char *policy, void (*boot)(long pages, int max_order),
                             long (*alloc)(int order), void (*give_back)(long page, int order))
{
    long pages, block, most = 0, *page = NULL;
    int max_order, value, *order = NULL;
    char line[256];

    if (!fgets(line, sizeof line, trace) || sscanf(line, "# trace=%*s pages=%ld max_order=%d", &pages, &max_order) != 2)
        return -1;
    bs_log_open(to, pages, max_order, policy);
    boot(pages, max_order);
    while (fgets(line, sizeof line, trace)) {
        int is_alloc = sscanf(line, "a %ld %d", &block, &value) == 2;
        if (!is_alloc && sscanf(line, "f %ld", &block) != 1)
            continue;
        for (; most <= block; most++) {
            if (most % 1024 == 0) {
                page = realloc(page, (most + 1024) * sizeof *page);
                order = realloc(order, (most + 1024) * sizeof *order);
                if (!page || !order)
                    return -1;
            }
            page[most] = -1;
        }
        if (is_alloc) {
            order[block] = value;
            page[block] = bs_log_alloc(value, alloc(value));
        } else if (page[block] >= 0) {
            give_back(page[block], order[block]);
            bs_log_free(page[block], order[block]);
            page[block] = -1;
        }
    }
    free(page);
    free(order);
    return 0;
}

#endif
