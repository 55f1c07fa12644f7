extension BuiltInRows {
    /// Karaoke, tributes and live recordings that a search shows above the original.
    static let tributes = """
        title	artist	album	year
        Stand by Me (Karaoke Version) [In the Style of Ben E. King]	Karaoke Planet	Karaoke: Soul Classics	2010
        Hello (Karaoke Version) [Originally Performed by Adele]	Sing Along Stars	Karaoke: Ballads of Today	2016
        Bohemian Rhapsody (Tribute to Queen)	The Royal Tribute Band	A Tribute to Queen	2009
        Hotel California - Live on MTV, 1994	Eagles	Hell Freezes Over (Live)	1994
        Hallelujah (Karaoke Version) [In the Style of Leonard Cohen]	Karaoke Planet	Karaoke: Folk Classics	2011
        Take On Me (MTV Unplugged)	a-ha	MTV Unplugged: Summer Solstice (Live)	2017
        Wonderwall (Piano Version)	Piano Tribute Players	Piano Tribute to Oasis	2012
        Dancing Queen (Karaoke Version) [In the Style of ABBA]	Karaoke Planet	Karaoke: Disco Nights	2010
        Lullaby Version of Yellow	Twinkle Twinkle Little Rock Star	Lullaby Versions of Coldplay	2010
        Jolene (8-Bit Version)	Arcade Player	8-Bit Country	2013
        """
}
