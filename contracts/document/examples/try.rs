use accordant_document::*;
fn main() {
    for arg in std::env::args().skip(1) {
        let start = std::time::Instant::now();
        let s = Source::parse(&arg).unwrap();
        match load(&[s], &LoadOptions::default()) {
            Err(e) => println!("{arg}: LOADERROR {e}"),
            Ok((docs, findings)) => {
                let t = start.elapsed();
                let d = docs.document(DocumentId(0)).unwrap();
                println!(
                    "== {arg}: {:?} parsed={} nodes={} docs={} in {t:?}",
                    d.syntax,
                    d.parsed,
                    d.tree.len(),
                    docs.iter().count()
                );
                for f in findings {
                    let l = f.origin.map(|o| docs.locate(o));
                    println!("   {:?} {} {} [{}]", f.severity, f.rule, f.message, f.help.unwrap_or_default());
                    if let Some(l) = l {
                        println!("      {}:{}:{} {:?}", l.file, l.line, l.column, l.pointer);
                    }
                    for (o, w) in f.related {
                        let l = docs.locate(o);
                        println!("      related {}:{} {w}", l.line, l.column);
                    }
                }
                let mut refs = 0;
                let mut bad = 0;
                let t = std::time::Instant::now();
                for (id, d) in docs.iter() {
                    for n in 0..d.tree.len() {
                        let at = At { document: id, node: NodeId(n as u32) };
                        let node = docs.node(at);
                        if let Some(r) = node.get("$ref").and_then(|r| r.as_str()) {
                            refs += 1;
                            if let Err(e) = docs.resolve(at, r).and_then(|_| docs.resolve_chain(at)) {
                                bad += 1;
                                if bad < 8 {
                                    let l = docs.locate(docs.member_origin(at, "$ref"));
                                    println!("   REF {e}  at {}:{}:{} {:?}", l.file, l.line, l.column, l.pointer);
                                }
                            }
                        }
                    }
                }
                println!("   refs {refs} bad {bad} in {:?}", t.elapsed());
            }
        }
    }
}
