extension BuiltInRows {
    /// Other versions that a search shows below the original.
    static let versions = """
        title	artist	album	year
        Stand by Me (Live)	Ben E. King	Live at the Apollo	1990
        Bohemian Rhapsody - Live Aid	Queen	Live Aid (Live at Wembley Stadium)	1985
        Wish You Were Here (Live)	Pink Floyd	Pulse (Live)	1995
        No Woman, No Cry - Live at the Lyceum, London	Bob Marley & The Wailers	Live!	1975
        Blue Monday - 2011 Total Version	New Order	Total: From Joy Division to New Order	2011
        Nothing Else Matters (feat. The San Francisco Symphony) [Live]	Metallica	S&M (Live)	1999
        Comfortably Numb - Live in Gdańsk	David Gilmour	Live in Gdańsk	2008
        Creep (Acoustic)	Radiohead	My Iron Lung	1994
        Let It Be - Naked Version	The Beatles	Let It Be... Naked	2003
        Despacito (Remix)	Luis Fonsi; Daddy Yankee; Justin Bieber	Despacito Feat. Justin Bieber (Remix)	2017
        """
}
