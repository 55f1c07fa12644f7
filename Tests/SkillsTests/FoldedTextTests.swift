import Testing

@testable import Skills

@Suite(.timeLimit(.minutes(1)))
struct FoldedTextTests {
    @Test(
        arguments: [
            ("Play, Jazz!", "play jazz"), ("  a\t\nb  ", "a b"),
            ("MØ æther Łódź straße ÉCOUTE", "mo aether lodz strasse ecoute"),
            ("e\u{301}coute", "ecoute"), ("hip-hop – blink‐182", "hip hop blink 182"), ("R&B", "r and b"),
            ("50%", "50 percent"), ("will.i.am, p!nk. ac/dc?", "will.i.am p!nk ac/dc"),
            ("6,000 at 1:20: yes", "6,000 at 1:20 yes"),
            ("don’t ‘quote’ me", "don't quote me"), ("volume -5", "volume -5"), ("ｐｌａｙ　ｊａｚｚ！", "play jazz"),
            ("Ёлка", "elka"), ("Ωmega", "omega"), ("Кино", "kino"),
            ("Μουσική", "moysiki"), ("play\u{0}\u{7}\u{200B} it", "play it"), ("ﬁre", "fire"),
            ("日本の音楽。", "日 本 の 音 楽"), ("เพลง pop", "เ พ ล ง pop"), ("พัก", "พั ก"),
            ("٥٠٪ ۱:۲۰", "50 percent 1:20"), ("५० ৫০ ๕๐ ൫൦", "50 50 50 50"), ("เบอร์๕๐", "เ บ อ ร์ 50"),
            ("٦٬٠٠٠ و ١٫٥", "6,000 و 1.5"), ("❤️ me", "me"),
            ("ザ・ビートルズ", "ザ ビ ー ト ル ズ"), ("🎵 jazz 🎵", "jazz"), ("!!!", ""), ("", ""),
        ])
    func `texts that sound the same fold the same`(_ text: String, _ expected: String) {
        let folded = FoldedText(text)
        #expect(folded.map { String(decoding: $0.bytes, as: UTF8.self) } == expected)
    }

    @Test(
        arguments: [
            ["أُوقِف", "اوقف", "أوقف", "إوقف", "آوقف", "ٱوقف", "أوقـــف"], ["موسيقى", "موسیقی", "موسيقي"],
            ["كل", "کل"], ["الأغنية", "الاغنيه", "الأغنیۃ"], ["مؤسسة", "موسسه"], ["پائیز", "پاییز"],
            ["رحمٰن", "رحمن"], ["ﻛﺘﺎﺏ", "كتاب"], ["می‌خواهم", "میخواهم"], ["یہ", "یه"],
            ["שָׁלוֹם", "שלום", "שׁלום"], ["שיר־ערש", "שיר ערש"],
        ])
    func `spellings of one word fold the same`(_ spellings: [String]) {
        #expect(Set(spellings.map(FoldedText.key)).count == 1, "\(spellings.map(FoldedText.key))")
    }

    @Test func `every word finds its way back`() throws {
        let text = "“Größe”, MØ & ﬁnal Straße 50% e\u{301}te\u{301}… \u{202E}x\u{202C} 日本 فَيْرُوزُ שִׁירֶֽ ٥٠"
        let folded = try #require(FoldedText(text))
        let words = folded.words.map { word in
            folded.spoken(word.start..<word.end)
        }
        #expect(words == ["Größe", "MØ", "&", "ﬁnal", "Straße", "50", "%", "été", "x", "日", "本", "فَيْرُوزُ", "שִׁירֶֽ", "٥٠"])
        for word in words { #expect(text.contains(word)) }
    }

    @Test func `no text longer than a sentence is folded`() {
        #expect(FoldedText(String(repeating: "a", count: 512)) != nil)
        #expect(FoldedText(String(repeating: "a", count: 513)) == nil)
        #expect(FoldedText("a" + String(repeating: "\u{301}", count: 100_000)) == nil)
    }
}
