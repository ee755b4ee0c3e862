// The log printer in Java, and an allocator that searches a map of pages, run over a trace.
//   javac Example.java && java Example < split.trace > split.log
// SPDX-License-Identifier: MIT
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Scanner;
import java.util.SortedMap;

public class Example {
    static class BuddyscopeLog {
        BuddyscopeLog(int pages, int maxOrder, String policy) {
            System.out.println("# pages=" + pages + " max_order=" + maxOrder + " policy=" + policy);
        }

        /** A negative page: the allocation failed. */
        void alloc(int order, int page) {
            System.out.println("a " + order + " -> " + (page < 0 ? "fail" : page));
        }

        void free(int page, int order) {
            System.out.println("f " + page + " " + order);
        }

        void state(SortedMap<Integer, List<Integer>> lists) {
            StringBuilder line = new StringBuilder("state");
            lists.forEach((order, pages) -> {
                if (pages.isEmpty()) return;
                line.append(line.length() == 5 ? " " : " | ").append(order).append(":");
                pages.forEach(page -> line.append(" ").append(page));
            });
            System.out.println(line);
        }
    }

    static boolean[] used;

    static int alloc(int order) {
        int size = 1 << order;
        for (int page = 0; page + size <= used.length; page += size) {
            int at = page;
            while (at < page + size && !used[at]) at++;
            if (at == page + size) {
                mark(page, order, true);
                return page;
            }
        }
        return -1;
    }

    static void mark(int page, int order, boolean value) {
        for (int at = page; at < page + (1 << order); at++) used[at] = value;
    }

    static int value(String header, String key) {
        return Integer.parseInt(header.split(key + "=")[1].split(" ")[0]);
    }

    public static void main(String[] arguments) {
        Scanner in = new Scanner(System.in);
        String header = in.nextLine();
        used = new boolean[value(header, "pages")];
        BuddyscopeLog log = new BuddyscopeLog(used.length, value(header, "max_order"), "none");
        Map<Integer, int[]> held = new HashMap<>();
        while (in.hasNextLine()) {
            String[] words = in.nextLine().split(" ");
            if (words[0].equals("a")) {
                int order = Integer.parseInt(words[2]);
                int page = alloc(order);
                log.alloc(order, page);
                if (page >= 0) held.put(Integer.parseInt(words[1]), new int[] {page, order});
            } else if (words[0].equals("f") && held.containsKey(Integer.parseInt(words[1]))) {
                int[] block = held.remove(Integer.parseInt(words[1]));
                mark(block[0], block[1], false);
                log.free(block[0], block[1]);
            }
        }
    }
}
