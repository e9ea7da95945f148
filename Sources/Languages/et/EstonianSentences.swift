extension SentenceWords {
  static let estonian = SentenceWords(
    never: """
      nt näit vt vrd s.o s.t st dr prof dots hr pr prl ins mag kand akad lgp tln trt tn mnt pst kol leitn kapt ltn kpt \
      toim tlk kirj eesti ingl sks vn lad kr õp dir u umb u.s nn jn jt esim asem aj tel
      """,
    beforeNumber: """
      ptk lg lk p nr art joon tab lisa jaan veebr märts apr mai juuni juuli aug sept okt nov dets kl § kd osa
      """,
    unclear: "m.a m.a.j e.m.a as oü",
    mayEnd: "jne jms jpt vms milj mljon mld kr tk pkr ekr min sek tuh s.a e.kr p.kr aa",
    starters: """
      ta tema see need nad nemad me meie ma mina sa sina te teie ja aga või kui siis nii ka ei kuidas mida mis kes kus \
      millal miks sest kuigi seejärel seetõttu siiski nüüd siin seal kõik paljud mõned minu sinu nende on oli olid \
      pärast enne selle
      """,
    headings: "peatükk artikkel jagu tabel joonis osa lisa samm",
    speechVerbs: "küsis ütles vastas hüüdis")
}
