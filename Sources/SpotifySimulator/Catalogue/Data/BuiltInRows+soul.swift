extension BuiltInRows {
    /// Soul, disco and reggae.
    static let soul = """
        title	artist	album	year	genre	playlists
        Stand by Me	Ben E. King	Don't Play That Song!	1962	soul	me:Dinner
        Respect	Aretha Franklin	I Never Loved a Man the Way I Love You	1967	soul	me:Kitchen Party
        I Say a Little Prayer	Aretha Franklin	Aretha Now	1968	soul
        (You Make Me Feel Like) A Natural Woman	Aretha Franklin	Lady Soul	1968	soul
        (Sittin' On) The Dock of the Bay	Otis Redding	The Dock of the Bay	1968	soul	me:Dinner|Chill
        Try a Little Tenderness	Otis Redding	Complete & Unbelievable: The Otis Redding Dictionary of Soul	1966	soul
        What's Going On	Marvin Gaye	What's Going On	1971	soul
        Let's Get It On	Marvin Gaye	Let's Get It On	1973	soul
        I Heard It Through the Grapevine	Marvin Gaye	In the Groove	1968	soul
        Ain't No Mountain High Enough	Marvin Gaye; Tammi Terrell	United	1967	soul
        Superstition	Stevie Wonder	Talking Book	1972	soul	me:Kitchen Party
        Isn't She Lovely	Stevie Wonder	Songs in the Key of Life	1976	soul
        Sir Duke	Stevie Wonder	Songs in the Key of Life	1976	soul
        Signed, Sealed, Delivered (I'm Yours)	Stevie Wonder	Signed, Sealed & Delivered	1970	soul
        Ain't No Sunshine	Bill Withers	Just as I Am	1971	soul	Chill
        Lean on Me	Bill Withers	Still Bill	1972	soul
        Lovely Day	Bill Withers	Menagerie	1977	soul	me:Morning Coffee
        My Girl	The Temptations	The Temptations Sing Smokey	1965	soul
        Papa Was a Rollin' Stone	The Temptations	All Directions	1972	soul
        I Want You Back	The Jackson 5	Diana Ross Presents the Jackson 5	1969	soul
        ABC	The Jackson 5	ABC	1970	soul
        Let's Stay Together	Al Green	Let's Stay Together	1972	soul	me:Dinner
        Son of a Preacher Man	Dusty Springfield	Dusty in Memphis	1969	soul
        I Got You (I Feel Good)	James Brown	I Got You (I Feel Good)	1966	soul
        Get Up (I Feel Like Being a) Sex Machine	James Brown	Sex Machine	1970	soul
        A Change Is Gonna Come	Sam Cooke	Ain't That Good News	1964	soul
        Hit the Road Jack	Ray Charles	Ray Charles Greatest Hits	1962	soul
        Georgia on My Mind	Ray Charles	The Genius Hits the Road	1960	soul
        Proud Mary	Tina Turner	What's Love Got to Do with It	1993	soul
        Proud Mary	Creedence Clearwater Revival	Bayou Country	1969	rock
        The Best	Tina Turner	Foreign Affair	1989	pop
        I Will Always Love You	Whitney Houston	The Bodyguard	1992	soul
        I Wanna Dance with Somebody (Who Loves Me)	Whitney Houston	Whitney	1987	pop	Party Hits
        No One	Alicia Keys	As I Am	2007	soul
        Killing Me Softly with His Song	Roberta Flack	Killing Me Softly	1973	soul
        Killing Me Softly	Fugees	The Score	1996	hip hop
        September	Earth, Wind & Fire	The Best of Earth, Wind & Fire, Vol. 1	1978	disco	me:Kitchen Party|Party Hits
        Boogie Wonderland	Earth, Wind & Fire; The Emotions	I Am	1979	disco
        I Will Survive	Gloria Gaynor	Love Tracks	1978	disco	Party Hits
        Stayin' Alive	Bee Gees	Saturday Night Fever	1977	disco	Party Hits
        Night Fever	Bee Gees	Saturday Night Fever	1977	disco
        How Deep Is Your Love	Bee Gees	Saturday Night Fever	1977	disco
        Le Freak	Chic	C'est Chic	1978	disco
        Good Times	Chic	Risqué	1979	disco
        I Feel Love	Donna Summer	I Remember Yesterday	1977	disco
        Hot Stuff	Donna Summer	Bad Girls	1979	disco
        Y.M.C.A.	Village People	Cruisin'	1978	disco	Party Hits
        We Are Family	Sister Sledge	We Are Family	1979	disco
        Rasputin	Boney M.	Nightflight to Venus	1978	disco
        Daddy Cool	Boney M.	Take the Heat off Me	1976	disco
        No Woman, No Cry	Bob Marley & The Wailers	Natty Dread	1974	reggae	Chill
        Three Little Birds	Bob Marley & The Wailers	Exodus	1977	reggae	me:Morning Coffee
        One Love / People Get Ready	Bob Marley & The Wailers	Exodus	1977	reggae
        Could You Be Loved	Bob Marley & The Wailers	Uprising	1980	reggae
        Redemption Song	Bob Marley & The Wailers	Uprising	1980	reggae
        Red Red Wine	UB40	Labour of Love	1983	reggae
        Pass the Dutchie	Musical Youth	The Youth of Today	1982	reggae
        The Harder They Come	Jimmy Cliff	The Harder They Come	1972	reggae
        Pressure Drop	Toots & The Maytals	Monkey Man	1970	reggae
        Boombastic	Shaggy	Boombastic	1995	reggae
        """
}
