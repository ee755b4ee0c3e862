// The log printer in C++, and an allocator that searches a map of pages, run over a trace.
//   c++ -std=c++17 example.cpp && ./a.out < split.trace > split.log
// SPDX-License-Identifier: MIT
#include <algorithm>
#include <iostream>
#include <map>
#include <optional>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

struct BuddyscopeLog {
    BuddyscopeLog(long pages, int max_order, const std::string &policy) {
        std::cout << "# pages=" << pages << " max_order=" << max_order << " policy=" << policy << std::endl;
    }
    void alloc(int order, std::optional<long> page) {
        std::cout << "a " << order << " -> " << (page ? std::to_string(*page) : "fail") << std::endl;
    }
    void free(long page, int order) { std::cout << "f " << page << ' ' << order << std::endl; }
    void state(const std::map<int, std::vector<long>> &lists) {
        std::string line = "state";
        for (const auto &[order, pages] : lists) {
            if (pages.empty()) continue;
            line += (line == "state" ? " " : " | ") + std::to_string(order) + ":";
            for (long page : pages) line += " " + std::to_string(page);
        }
        std::cout << line << std::endl;
    }
};

struct Allocator {
    std::vector<bool> used;
    explicit Allocator(long pages) : used(pages) {}
    std::optional<long> alloc(int order) {
        for (long size = 1L << order, page = 0; page + size <= static_cast<long>(used.size()); page += size) {
            auto first = used.begin() + page;
            if (std::none_of(first, first + size, [](bool taken) { return taken; })) {
                std::fill(first, first + size, true);
                return page;
            }
        }
        return std::nullopt;
    }
    void free(long page, int order) { std::fill_n(used.begin() + page, 1L << order, false); }
};

int main() {
    std::string line, word;
    std::getline(std::cin, line);
    std::istringstream header(line);
    long pages = 0;
    int max_order = 0;
    while (header >> word) {
        if (word.rfind("pages=", 0) == 0) pages = std::stol(word.substr(6));
        if (word.rfind("max_order=", 0) == 0) max_order = std::stoi(word.substr(10));
    }
    BuddyscopeLog log(pages, max_order, "none");
    Allocator allocator(pages);
    std::map<long, std::pair<long, int>> held;
    while (std::getline(std::cin, line)) {
        std::istringstream words(line);
        long block = 0;
        int order = 0;
        words >> word >> block;
        if (word == "a") {
            words >> order;
            auto page = allocator.alloc(order);
            log.alloc(order, page);
            if (page) held[block] = {*page, order};
        } else if (word == "f" && held.count(block)) {
            auto [page, size] = held[block];
            held.erase(block);
            allocator.free(page, size);
            log.free(page, size);
        }
    }
}
