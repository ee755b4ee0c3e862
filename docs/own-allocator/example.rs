// The log printer in Rust, and an allocator that searches a map of pages, run over a trace.
//   rustc example.rs && ./example < split.trace > split.log
// SPDX-License-Identifier: MIT
use std::collections::{BTreeMap, HashMap};
use std::io::{self, BufRead};

pub struct BuddyscopeLog;

impl BuddyscopeLog {
    pub fn new(pages: usize, max_order: u32, policy: &str) -> Self {
        println!("# pages={pages} max_order={max_order} policy={policy}");
        BuddyscopeLog
    }
    pub fn alloc(&self, order: u32, page: Option<usize>) {
        match page {
            Some(page) => println!("a {order} -> {page}"),
            None => println!("a {order} -> fail"),
        }
    }
    pub fn free(&self, page: usize, order: u32) {
        println!("f {page} {order}");
    }
    pub fn state(&self, lists: &BTreeMap<u32, Vec<usize>>) {
        let orders = lists.iter().filter(|(_, pages)| !pages.is_empty());
        let parts: Vec<String> = orders
            .map(|(order, pages)| {
                let pages: Vec<String> = pages.iter().map(usize::to_string).collect();
                format!("{order}: {}", pages.join(" "))
            })
            .collect();
        println!("{}", format!("state {}", parts.join(" | ")).trim_end());
    }
}

struct Allocator {
    used: Vec<bool>,
}

impl Allocator {
    fn alloc(&mut self, order: u32) -> Option<usize> {
        let size = 1usize << order;
        let page = (0..self.used.len())
            .step_by(size)
            .find(|&page| page + size <= self.used.len() && !self.used[page..page + size].contains(&true))?;
        self.used[page..page + size].fill(true);
        Some(page)
    }
    fn free(&mut self, page: usize, order: u32) {
        self.used[page..page + (1usize << order)].fill(false);
    }
}

fn main() {
    let mut lines = io::stdin().lock().lines().map(|line| line.expect("a line of text"));
    let header = lines.next().expect("the header of a trace");
    let value = |key: &str| -> usize {
        let word = header.split(' ').find_map(|word| word.strip_prefix(key));
        word.expect(key).parse().expect("a number")
    };
    let (pages, max_order) = (value("pages="), value("max_order=") as u32);
    let log = BuddyscopeLog::new(pages, max_order, "none");
    let mut allocator = Allocator { used: vec![false; pages] };
    let mut held: HashMap<usize, (usize, u32)> = HashMap::new();
    for line in lines.filter(|line| !line.starts_with('#')) {
        let words: Vec<&str> = line.split(' ').collect();
        let block: usize = words[1].parse().expect("a block");
        if words[0] == "a" {
            let order: u32 = words[2].parse().expect("an order");
            let page = allocator.alloc(order);
            log.alloc(order, page);
            if let Some(page) = page {
                held.insert(block, (page, order));
            }
        } else if let Some((page, order)) = held.remove(&block) {
            allocator.free(page, order);
            log.free(page, order);
        }
    }
    if std::env::args().any(|word| word == "--state") {
        log.state(&BTreeMap::new());
    }
}
