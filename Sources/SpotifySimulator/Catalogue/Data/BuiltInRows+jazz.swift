extension BuiltInRows {
    /// Jazz and blues.
    static let jazz = """
        title	artist	album	year	genre	playlists
        So What	Miles Davis	Kind of Blue	1959	jazz	me:My Jazz|Smooth Jazz|spotify:Jazz Vibes
        Blue in Green	Miles Davis	Kind of Blue	1959	jazz	me:My Jazz|Smooth Jazz|spotify:Jazz Vibes
        Freddie Freeloader	Miles Davis	Kind of Blue	1959	jazz	me:My Jazz
        All Blues	Miles Davis	Kind of Blue	1959	jazz
        Flamenco Sketches	Miles Davis	Kind of Blue	1959	jazz
        Round Midnight	Miles Davis	'Round About Midnight	1957	jazz
        Take Five	The Dave Brubeck Quartet	Time Out	1959	jazz	me:My Jazz|me:Dinner|Smooth Jazz
        Blue Rondo à la Turk	The Dave Brubeck Quartet	Time Out	1959	jazz
        My Favorite Things	John Coltrane	My Favorite Things	1961	jazz	me:My Jazz
        Giant Steps	John Coltrane	Giant Steps	1960	jazz
        Naima	John Coltrane	Giant Steps	1960	jazz
        A Love Supreme, Pt. I: Acknowledgement	John Coltrane	A Love Supreme	1965	jazz
        In a Sentimental Mood	Duke Ellington; John Coltrane	Duke Ellington & John Coltrane	1963	jazz	me:My Jazz|me:Dinner|Smooth Jazz
        Take the "A" Train	Duke Ellington	Ellington Uptown	1952	jazz
        It Don't Mean a Thing (If It Ain't Got That Swing)	Duke Ellington	The Popular Duke Ellington	1967	jazz
        What a Wonderful World	Louis Armstrong	What a Wonderful World	1968	jazz	me:Dinner|Smooth Jazz
        Hello, Dolly!	Louis Armstrong	Hello, Dolly!	1964	jazz
        La Vie en rose	Louis Armstrong	Satchmo Serenades	1950	jazz
        Summertime	Ella Fitzgerald; Louis Armstrong	Porgy and Bess	1958	jazz	me:My Jazz|me:Dinner
        Dream a Little Dream of Me	Ella Fitzgerald; Louis Armstrong	Ella and Louis Together	1950	jazz
        Mack the Knife	Ella Fitzgerald	Ella in Berlin: Mack the Knife (Live)	1960	jazz
        Cry Me a River	Ella Fitzgerald	Clap Hands, Here Comes Charlie!	1961	jazz
        Strange Fruit	Billie Holiday	Strange Fruit	1939	jazz
        Blue Moon	Billie Holiday	Solitude	1952	jazz
        Feeling Good	Nina Simone	I Put a Spell on You	1965	jazz	me:Dinner
        My Baby Just Cares for Me	Nina Simone	Little Girl Blue	1958	jazz
        Sinnerman	Nina Simone	Pastel Blues	1965	jazz
        Fly Me to the Moon (In Other Words)	Frank Sinatra; Count Basie	It Might as Well Be Swing	1964	jazz	me:Dinner|Smooth Jazz
        My Way	Frank Sinatra	My Way	1969	jazz
        Theme from New York, New York	Frank Sinatra	Trilogy: Past Present Future	1980	jazz
        Strangers in the Night	Frank Sinatra	Strangers in the Night	1966	jazz
        That's Life	Frank Sinatra	That's Life	1966	jazz
        The Girl from Ipanema	Stan Getz; João Gilberto; Astrud Gilberto	Getz/Gilberto	1964	jazz	me:My Jazz|me:Dinner|Smooth Jazz
        Corcovado (Quiet Nights of Quiet Stars)	Stan Getz; João Gilberto	Getz/Gilberto	1964	jazz
        Desafinado	Stan Getz; Charlie Byrd	Jazz Samba	1962	jazz
        Goodbye Pork Pie Hat	Charles Mingus	Mingus Ah Um	1959	jazz
        Moanin'	Art Blakey & The Jazz Messengers	Moanin'	1959	jazz	me:My Jazz
        Cantaloupe Island	Herbie Hancock	Empyrean Isles	1964	jazz	me:My Jazz
        Watermelon Man	Herbie Hancock	Takin' Off	1962	jazz
        Song for My Father	The Horace Silver Quintet	Song for My Father	1965	jazz
        The Sidewinder	Lee Morgan	The Sidewinder	1964	jazz
        Waltz for Debby	Bill Evans Trio	Waltz for Debby	1962	jazz	Smooth Jazz
        My Foolish Heart	Bill Evans Trio	Waltz for Debby	1962	jazz	Smooth Jazz
        Blue Monk	Thelonious Monk	Thelonious Alone in San Francisco	1959	jazz
        Ornithology	Charlie Parker	The Complete Savoy & Dial Master Takes	1946	jazz
        My Funny Valentine	Chet Baker	Chet Baker Sings	1954	jazz	me:Dinner|Smooth Jazz
        Almost Blue	Chet Baker	Chet Baker in Tokyo (Live)	1987	jazz	Smooth Jazz
        St. Thomas	Sonny Rollins	Saxophone Colossus	1956	jazz
        Birdland	Weather Report	Heavy Weather	1977	jazz
        Spain	Chick Corea	Light as a Feather	1973	jazz
        The Köln Concert, Pt. I	Keith Jarrett	The Köln Concert (Live)	1975	jazz
        Minor Swing	Django Reinhardt	Djangology	1937	jazz
        Don't Know Why	Norah Jones	Come Away with Me	2002	jazz	me:Dinner|Smooth Jazz|Chill
        Come Away with Me	Norah Jones	Come Away with Me	2002	jazz	Smooth Jazz|Chill
        The Look of Love	Diana Krall	The Look of Love	2001	jazz	Smooth Jazz
        Breezin'	George Benson	Breezin'	1976	jazz	Smooth Jazz
        The Thrill Is Gone	B.B. King	Completely Well	1969	blues
        Hoochie Coochie Man	Muddy Waters	The Best of Muddy Waters	1954	blues
        Mannish Boy	Muddy Waters	Hard Again	1977	blues
        Boom Boom	John Lee Hooker	Burnin'	1962	blues
        Cross Road Blues	Robert Johnson	King of the Delta Blues Singers	1936	blues
        Sweet Home Chicago	Robert Johnson	King of the Delta Blues Singers, Vol. II	1936	blues
        Born Under a Bad Sign	Albert King	Born Under a Bad Sign	1967	blues
        Pride and Joy	Stevie Ray Vaughan	Texas Flood	1983	blues
        At Last	Etta James	At Last!	1960	blues
        Smokestack Lightning	Howlin' Wolf	Moanin' in the Moonlight	1956	blues
        I'd Rather Go Blind	Etta James	Tell Mama	1967	blues
        """
}
