extension BuiltInRows {
    /// Electronic music and ambient.
    static let electronic = """
        title	artist	album	year	genre	playlists
        Get Lucky	Daft Punk; Pharrell Williams; Nile Rodgers	Random Access Memories	2013	electronic	me:Kitchen Party|Party Hits
        One More Time	Daft Punk	Discovery	2001	electronic	Party Hits
        Around the World	Daft Punk	Homework	1997	electronic
        Harder, Better, Faster, Stronger	Daft Punk	Discovery	2001	electronic
        Blue Monday	New Order	Power, Corruption & Lies	1983	electronic
        Enjoy the Silence	Depeche Mode	Violator	1990	electronic
        Personal Jesus	Depeche Mode	Violator	1990	electronic
        Just Can't Get Enough	Depeche Mode	Speak & Spell	1981	electronic
        Das Model	Kraftwerk	Die Mensch-Maschine	1978	electronic
        Autobahn	Kraftwerk	Autobahn	1974	electronic	me:Road Trip
        Trans-Europa Express	Kraftwerk	Trans-Europa Express	1977	electronic
        Oxygène, Pt. 4	Jean-Michel Jarre	Oxygène	1976	electronic
        Firestarter	The Prodigy	The Fat of the Land	1997	electronic	Workout Rock
        Breathe	The Prodigy	The Fat of the Land	1997	electronic
        Hey Boy Hey Girl	The Chemical Brothers	Surrender	1999	electronic
        Porcelain	Moby	Play	1999	electronic	Chill
        Teardrop	Massive Attack	Mezzanine	1998	electronic	Chill
        Unfinished Sympathy	Massive Attack	Blue Lines	1991	electronic
        Glory Box	Portishead	Dummy	1994	electronic	Chill
        Windowlicker	Aphex Twin	Windowlicker	1999	electronic
        Born Slippy (Nuxx)	Underworld	Trainspotting	1996	electronic
        Insomnia	Faithless	Reverence	1996	electronic
        Levels	Avicii	True (Avicii by Avicii)	2011	electronic	Party Hits
        Wake Me Up	Avicii	True	2013	electronic
        Titanium	David Guetta; Sia	Nothing but the Beat	2011	electronic
        This Is What You Came For	Calvin Harris; Rihanna	This Is What You Came For	2016	electronic
        Sandstorm	Darude	Before the Storm	1999	electronic
        Strobe	deadmau5	For Lack of a Better Name	2009	electronic
        Midnight City	M83	Hurry Up, We're Dreaming	2011	electronic
        Innerbloom	RÜFÜS DU SOL	Bloom	2016	electronic	Chill
        Kong	Bonobo	Black Sands	2010	electronic	Chill
        Kerala	Bonobo	Migration	2017	electronic	Chill
        1/1	Brian Eno	Ambient 1: Music for Airports	1978	ambient
        An Ending (Ascent)	Brian Eno	Apollo: Atmospheres and Soundtracks	1983	ambient
        Weightless	Marconi Union	Weightless	2012	ambient
        #3	Aphex Twin	Selected Ambient Works Volume II	1994	ambient
        """
}
