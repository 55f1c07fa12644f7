extension BuiltInRows {
    /// Folk and country, with namesakes: "Hurt", "Crazy", "Fast Car".
    static let folk = """
        title	artist	album	year	genre	playlists
        Hurt	Johnny Cash	American IV: The Man Comes Around	2002	country
        Ring of Fire	Johnny Cash	Ring of Fire: The Best of Johnny Cash	1963	country	me:Road Trip
        I Walk the Line	Johnny Cash	Johnny Cash with His Hot and Blue Guitar!	1957	country
        Folsom Prison Blues - Live at Folsom State Prison	Johnny Cash	At Folsom Prison (Live)	1968	country
        Folsom Prison Blues	Johnny Cash	Johnny Cash with His Hot and Blue Guitar!	1957	country
        Jolene	Dolly Parton	Jolene	1974	country
        9 to 5	Dolly Parton	9 to 5 and Odd Jobs	1980	country	me:Morning Coffee
        I Will Always Love You	Dolly Parton	Jolene	1974	country
        On the Road Again	Willie Nelson	Honeysuckle Rose	1980	country	me:Road Trip
        Always on My Mind	Willie Nelson	Always on My Mind	1982	country
        Crazy	Patsy Cline	Showcase	1961	country
        Crazy	Gnarls Barkley	St. Elsewhere	2006	soul
        Crazy	Seal	Seal	1991	pop
        Kiss from a Rose	Seal	Seal II	1994	pop
        Hey, Good Lookin'	Hank Williams	Moanin' the Blues	1952	country
        Friends in Low Places	Garth Brooks	No Fences	1990	country
        Man! I Feel Like a Woman!	Shania Twain	Come On Over	1997	country
        Take Me Home, Country Roads	John Denver	Poems, Prayers & Promises	1971	country	me:Road Trip
        Leaving on a Jet Plane	John Denver	Rhymes & Reasons	1969	folk
        Tennessee Whiskey	Chris Stapleton	Traveller	2015	country
        The Gambler	Kenny Rogers	The Gambler	1978	country
        Blowin' in the Wind	Bob Dylan	The Freewheelin' Bob Dylan	1963	folk
        Like a Rolling Stone	Bob Dylan	Highway 61 Revisited	1965	folk
        The Times They Are A-Changin'	Bob Dylan	The Times They Are A-Changin'	1964	folk
        Knockin' on Heaven's Door	Bob Dylan	Pat Garrett & Billy the Kid	1973	folk
        Knockin' on Heaven's Door	Guns N' Roses	Use Your Illusion II	1991	rock
        All Along the Watchtower	Bob Dylan	John Wesley Harding	1967	folk
        The Sound of Silence	Simon & Garfunkel	Sounds of Silence	1966	folk	Chill
        The Sound of Silence	Disturbed	Immortalized	2015	metal
        Mrs. Robinson	Simon & Garfunkel	Bookends	1968	folk
        Bridge Over Troubled Water	Simon & Garfunkel	Bridge Over Troubled Water	1970	folk
        The Boxer	Simon & Garfunkel	Bridge Over Troubled Water	1970	folk
        You Can Call Me Al	Paul Simon	Graceland	1986	pop	me:Kitchen Party
        Suzanne	Leonard Cohen	Songs of Leonard Cohen	1967	folk
        Hallelujah	Leonard Cohen	Various Positions	1984	folk
        Dance Me to the End of Love	Leonard Cohen	Various Positions	1984	folk
        Big Yellow Taxi	Joni Mitchell	Ladies of the Canyon	1970	folk
        A Case of You	Joni Mitchell	Blue	1971	folk
        Heart of Gold	Neil Young	Harvest	1972	folk	me:Road Trip
        Harvest Moon	Neil Young	Harvest Moon	1992	folk
        Wild World	Cat Stevens	Tea for the Tillerman	1970	folk
        Father and Son	Cat Stevens	Tea for the Tillerman	1970	folk
        Pink Moon	Nick Drake	Pink Moon	1972	folk
        Fast Car	Tracy Chapman	Tracy Chapman	1988	folk	me:Road Trip|Chill
        Fast Car	Luke Combs	Gettin' Old	2023	country
        Diamonds & Rust	Joan Baez	Diamonds & Rust	1975	folk
        Ho Hey	The Lumineers	The Lumineers	2012	folk
        Stick Season	Noah Kahan	Stick Season	2022	folk
        White Winter Hymnal	Fleet Foxes	Fleet Foxes	2008	folk
        Mad World	Gary Jules	Trading Snakeoil for Wolftickets	2001	folk
        Mad World	Tears for Fears	The Hurting	1983	pop
        """
}
