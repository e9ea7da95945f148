extension SentenceWords {
  static let vietnamese = SentenceWords(
    never: "tp tx tt đ p q ths th.s ts pgs gs bs ks ls cn nxb vd v.d tr tk kts ths.bs gs.ts pgs.ts ths.ks",
    asWritten: "TP TX TS GS PGS BS KS LS CN NXB NSND NSƯT ThS KTS",
    beforeNumber: "t",
    unclear: "co",
    mayEnd: "v.v vv",
    ordinary: "ca",
    starters: """
      ông bà anh chị em tôi chúng họ nó đây đó này cái một những các ở trong trên với và nhưng hoặc nếu khi thì cũng \
      không sao gì ai đâu vì tuy sau trước từ đến cho để có là được bị đã đang sẽ
      """)
}
