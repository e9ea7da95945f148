extension AffixFacts {
  /// Endings of number, possession and case, in this order behind the noun; an apostrophe parts them from a name. The last sound of a stem softens before them.
  static let turkish = AffixFacts(
    suffixes: [
      "dır dir dur dür tır tir tur tür",
      "ki",
      """
      ı i u ü yı yi yu yü nı ni nu nü a e ya ye na ne da de ta te nda nde dan den tan ten ndan nden ın in un ün nın nin nun nün \
      la le yla yle ca ce ça çe nca nce
      """,
      """
      ım im um üm m ın in un ün n ı i u ü sı si su sü ımız imiz umuz ümüz mız miz muz müz ınız iniz unuz ünüz nız niz nuz nüz \
      ları leri
      """,
      "lar ler",
      "ma me dık dik duk dük tık tik tuk tük dığ diğ duğ düğ tığ tiğ tuğ tüğ acağ eceğ yacağ yeceğ",
      "'",
    ],
    stemEndings:
      "kk>k b>p c>ç d>t ğ>k g>k hr>hir sm>sım kr>kir vr>vir rn>run yn>yun ğr>ğır ln>lın hn>hin km>kim ğz>ğız",
    leavesListedWords: false)
}
