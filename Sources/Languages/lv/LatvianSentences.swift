extension SentenceWords {
  static let latvian = SentenceWords(
    never: """
      piem t.i t.s t.sk t.n sal sk skat prof dr inž doc akad mag arh ģen plkv kpt ltn kapr sv k.k k-dze k-gs kdze kgs \
      red tulk izd angl vāc fr lat gr apm aptuv iel bulv pr raj pag nov resp st jun sen ties piez
      """,
    beforeNumber: """
      p lpp d nr att tab piel janv febr marts apr maijs jūn jūl aug sept okt nov dec plkst tālr sēj nod pk ap
      """,
    unclear: "m.ē p.m.ē",
    mayEnd: "u.c utt u.tml tml milj mljrd tūkst eur gab min sek st pr.kr u.d.c lpp",
    starters: """
      viņš viņa viņi viņas tas tā tie tās šis šī šie es tu mēs jūs un bet vai ja kad tad arī nē kā ko kas kur kāpēc jo \
      lai gan pēc pirms ar no uz pie par bez caur starp tomēr tāpēc tagad šeit tur visi daudzi daži mans mana mūsu ir \
      bija būs
      """,
    headings: "nodaļa pants sadaļa tabula attēls daļa pielikums solis att tab",
    speechVerbs: "jautāja teica atbildēja")
}
