extension SentenceWords {
  static let indonesian = SentenceWords(
    never: """
      dr drs prof ir sdr sdri bpk ibu tn ny nn jl jln gg kel kec kab prov kh h hj r.a r.m k.h st lih mis spt a.n u.p \
      d.a u.b yth ytc tgl hlm hal dir kol kapt let jend mayj brigjen ltd ing jer ar alm kpd dgn tsb rp pt cv ybs m.sc \
      s.h s.e s.t
      """,
    asWritten: "PT CV",
    beforeNumber: "no psl ps bab jan feb mar apr mei jun jul agt agu sep sept okt nov des tel telp vol rt rw hlm",
    unclear: "tbk",
    mayEnd: "dll dsb dst dkk etc",
    starters: """
      ia dia mereka kami kita saya aku anda ini itu para sebuah seorang di ke dari pada dengan untuk dan tetapi atau \
      jika kalau ketika maka juga tidak bagaimana apa siapa mana kapan mengapa karena meskipun setelah sebelum namun \
      oleh semua banyak beberapa setiap adalah akan yang
      """,
    headings: "bab pasal bagian tabel gambar lampiran langkah",
    speechVerbs: "tanya kata jawab ujar")
}
