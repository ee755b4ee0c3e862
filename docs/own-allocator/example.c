/* A page allocator that searches a map of pages, run over a trace:  cc example.c && ./a.out < split.trace > split.log */
#include "buddyscope_log.h"

static char used[1 << 16];
static long region;

static void boot(long pages, int max_order)
{
    (void)max_order;
    region = pages;
    for (long page = 0; page < pages; page++)
        used[page] = 0;
}

static long first_free(long size)
{
    for (long page = 0; page + size <= region; page += size) {
        long at = page;
        while (at < page + size && !used[at])
            at++;
        if (at == page + size)
            return page;
    }
    return -1;
}

static void mark(long page, int order, char value)
{
    for (long at = page; at < page + (1L << order); at++)
        used[at] = value;
}

static long take(int order)
{
    long page = first_free(1L << order);
    if (page >= 0)
        mark(page, order, 1);
    return page;
}

static void give_back(long page, int order)
{
    mark(page, order, 0);
}

int main(void)
{
    return bs_log_run(stdin, stdout, "none", boot, take, give_back) ? 2 : 0;
}
