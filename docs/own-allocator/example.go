// The log printer in Go, and an allocator that searches a map of pages, run over a trace.
//
//	go run example.go < split.trace > split.log
//
// SPDX-License-Identifier: MIT
package main

import (
	"bufio"
	"fmt"
	"os"
	"sort"
	"strings"
)

func logOpen(pages, maxOrder int, policy string) {
	fmt.Printf("# pages=%d max_order=%d policy=%s\n", pages, maxOrder, policy)
}

// A negative page: the allocation failed.
func logAlloc(order, page int) {
	if page < 0 {
		fmt.Printf("a %d -> fail\n", order)
	} else {
		fmt.Printf("a %d -> %d\n", order, page)
	}
}

func logFree(page, order int) {
	fmt.Printf("f %d %d\n", page, order)
}

func logState(lists map[int][]int) {
	orders, parts := []int{}, []string{}
	for order, pages := range lists {
		if len(pages) > 0 {
			orders = append(orders, order)
		}
	}
	sort.Ints(orders)
	for _, order := range orders {
		parts = append(parts, fmt.Sprintf("%d: %s", order, strings.Trim(fmt.Sprint(lists[order]), "[]")))
	}
	fmt.Println(strings.TrimSpace("state " + strings.Join(parts, " | ")))
}

var used []bool

func alloc(order int) int {
	size := 1 << order
	for page := 0; page+size <= len(used); page += size {
		at := page
		for at < page+size && !used[at] {
			at++
		}
		if at == page+size {
			mark(page, order, true)
			return page
		}
	}
	return -1
}

func mark(page, order int, value bool) {
	for at := page; at < page+(1<<order); at++ {
		used[at] = value
	}
}

func main() {
	lines := bufio.NewScanner(os.Stdin)
	var name string
	var pages, maxOrder, block, order int
	lines.Scan()
	fmt.Sscanf(lines.Text(), "# trace=%s pages=%d max_order=%d", &name, &pages, &maxOrder)
	used = make([]bool, pages)
	logOpen(pages, maxOrder, "none")
	held := map[int][2]int{}
	for lines.Scan() {
		if n, _ := fmt.Sscanf(lines.Text(), "a %d %d", &block, &order); n == 2 {
			page := alloc(order)
			logAlloc(order, page)
			if page >= 0 {
				held[block] = [2]int{page, order}
			}
		} else if n, _ := fmt.Sscanf(lines.Text(), "f %d", &block); n == 1 {
			if given, ok := held[block]; ok {
				delete(held, block)
				mark(given[0], given[1], false)
				logFree(given[0], given[1])
			}
		}
	}
	if len(os.Args) > 1 {
		logState(map[int][]int{})
	}
}
