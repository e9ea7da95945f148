extension SentenceWords {
  static let turkish = SentenceWords(
    never: """
      dr prof doç yrd öğr gör arş av müh mim ecz dt op uzm sn hz st gen alb yb bnb yzb tğm org amr kapt örn bkz krş \
      yakl yy yay çev haz ed der red ing fr alm lat yun rus ar far hk mah cad sok blv apt sit bul ort çvş mad mus t.c \
      m.ö m.s i̇.ö i̇.s a.g.e a.g.m müd bşk vb.gibi tel
      """,
    beforeNumber: """
      md f s sf no nr cilt c böl şek tab ek oca şub mar nis may haz tem ağu eyl eki kas ara tel b p blok d k
      """,
    unclear: "ltd şti a.ş inc",
    mayEnd: "vb vs vd v.b v.s v.d tl krş m.ö",
    ordinary: "al co",
    starters: """
      o bu şu bunlar onlar biz siz ben sen bir ve ama fakat ancak ya eğer sonra önce böyle ayrıca değil nasıl ne kim \
      nerede niçin neden çünkü için her bütün bazı çok şimdi burada orada daha en artık ise de da iki üç kimse hiçbir \
      belki bugün dün yarın ardından yine sonunda önceden ikisi göre olarak böylece bununla
      """,
    headings: "bölüm madde kısım tablo şekil ek adım şek tab md",
    speechVerbs: "sordu dedi")
}
