extension BuiltInRows {
    /// Songs in German.
    static let german = """
        title	artist	album	year	genre	playlists
        99 Luftballons	Nena	Nena	1983	pop	me:Kitchen Party
        Irgendwie, irgendwo, irgendwann	Nena	Feuer und Flamme	1985	pop
        Nur geträumt	Nena	Nena	1983	pop
        Rock Me Amadeus	Falco	Falco 3	1985	pop	Party Hits
        Der Kommissar	Falco	Einzelhaft	1981	pop
        Major Tom (Völlig losgelöst)	Peter Schilling	Fehler im System	1982	pop	me:Kitchen Party
        Über den Wolken	Reinhard Mey	Wie vor Jahr und Tag	1974	folk
        Gute Nacht, Freunde	Reinhard Mey	Mein achtel Lorbeerblatt	1972	folk
        Männer	Herbert Grönemeyer	4630 Bochum	1984	pop
        Bochum	Herbert Grönemeyer	4630 Bochum	1984	pop
        Mensch	Herbert Grönemeyer	Mensch	2002	pop
        Der Weg	Herbert Grönemeyer	Mensch	2002	pop
        Freiheit	Westernhagen	Live	1990	rock
        Tage wie diese	Die Toten Hosen	Ballast der Republik	2012	rock	Party Hits
        Hier kommt Alex	Die Toten Hosen	Ein kleines bisschen Horrorschau	1988	punk
        Schrei nach Liebe	Die Ärzte	Die Bestie in Menschengestalt	1993	punk
        Junge	Die Ärzte	Jazz ist anders	2007	punk
        Westerland	Die Ärzte	Das ist nicht die ganze Wahrheit...	1988	punk
        Du hast	Rammstein	Sehnsucht	1997	metal	Workout Rock
        Engel	Rammstein	Sehnsucht	1997	metal
        Sonne	Rammstein	Mutter	2001	metal
        Wind of Change	Scorpions	Crazy World	1990	rock
        Rock You Like a Hurricane	Scorpions	Love at First Sting	1984	rock
        Perfekte Welle	Juli	Es ist Juli	2004	pop
        Geile Zeit	Juli	Es ist Juli	2004	pop
        Symphonie	Silbermond	Verschwende deine Zeit	2004	pop
        Denkmal	Wir sind Helden	Von hier an blind	2005	indie
        Nur ein Wort	Wir sind Helden	Von hier an blind	2005	indie
        Dickes B	Seeed	New Dubby Conquerors	2001	reggae
        Ding	Seeed	Next!	2005	reggae
        Lieblingsmensch	Namika	Nador	2015	pop
        80 Millionen	Max Giesinger	Der Junge, der rennt	2016	pop
        Chöre	Mark Forster	Tape	2016	pop
        Au revoir	Mark Forster; Sido	Bauch und Kopf	2014	pop
        Atemlos durch die Nacht	Helene Fischer	Farbenspiel	2013	schlager	Party Hits
        Ich war noch niemals in New York	Udo Jürgens	Udo '80	1982	schlager
        Griechischer Wein	Udo Jürgens	Griechischer Wein	1974	schlager
        Aber bitte mit Sahne	Udo Jürgens	Meine Lieder 2	1976	schlager
        Er gehört zu mir	Marianne Rosenberg	Ich bin wie du	1975	schlager
        Marmor, Stein und Eisen bricht	Drafi Deutscher	Drafi!	1965	schlager
        Ein Bett im Kornfeld	Jürgen Drews	Ein Bett im Kornfeld	1976	schlager
        Sonderzug nach Pankow	Udo Lindenberg	Odyssee	1983	rock
        Cello	Udo Lindenberg; Clueso	MTV Unplugged: Live aus dem Hotel Atlantic	2011	rock
        Fürstenfeld	S.T.S.	Überdosis G'fühl	1984	pop
        Großvater	S.T.S.	Grenzenlos	1985	pop
        Irgendwas bleibt	Silbermond	Nichts passiert	2009	pop
        Lila Wolken	Marteria; Yasha; Miss Platnum	Lila Wolken	2012	deutschrap
        """
}
