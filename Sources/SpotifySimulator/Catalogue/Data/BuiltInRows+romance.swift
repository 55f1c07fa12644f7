extension BuiltInRows {
    /// Songs in French, Spanish, Portuguese and Italian.
    static let romance = """
        title	artist	album	year	genre	playlists
        La vie en rose	Édith Piaf	La vie en rose	1947	chanson	me:Dinner
        Non, je ne regrette rien	Édith Piaf	Non, je ne regrette rien	1960	chanson
        Ne me quitte pas	Jacques Brel	La valse à mille temps	1959	chanson
        Amsterdam	Jacques Brel	Olympia 1964 (Live)	1964	chanson
        La bohème	Charles Aznavour	La bohème	1966	chanson	me:Dinner
        Emmenez-moi	Charles Aznavour	Entre deux rêves	1967	chanson
        Je t'aime... moi non plus	Serge Gainsbourg; Jane Birkin	Jane Birkin / Serge Gainsbourg	1969	chanson
        Comme d'habitude	Claude François	Claude François	1967	chanson
        Les Champs-Élysées	Joe Dassin	Joe Dassin	1969	chanson	me:Morning Coffee
        L'été indien	Joe Dassin	Joe Dassin	1975	chanson
        Tous les garçons et les filles	Françoise Hardy	Tous les garçons et les filles	1962	chanson
        Voyage voyage	Desireless	François	1986	pop
        Ella, elle l'a	France Gall	Babacar	1987	pop
        Joe le taxi	Vanessa Paradis	M&J	1987	pop
        Je veux	Zaz	Zaz	2010	chanson	me:Dinner
        Alors on danse	Stromae	Cheese	2010	electronic	Party Hits
        Papaoutai	Stromae	Racine carrée	2013	electronic
        Formidable	Stromae	Racine carrée	2013	chanson
        Dernière danse	Indila	Mini World	2014	pop
        Foule sentimentale	Alain Souchon	C'est déjà ça	1993	chanson
        Moi... Lolita	Alizée	Gourmandises	2000	pop
        Comptine d'un autre été: L'après-midi	Yann Tiersen	Le fabuleux destin d'Amélie Poulain	2001	soundtrack	Peaceful Piano Favourites
        Despacito	Luis Fonsi; Daddy Yankee	VIDA	2019	latin	Party Hits
        Gasolina	Daddy Yankee	Barrio fino	2004	latin	Party Hits
        Bailando	Enrique Iglesias; Descemer Bueno; Gente de Zona	Sex and Love	2014	latin
        La Bicicleta	Carlos Vives; Shakira	El Dorado	2017	latin
        Hips Don't Lie	Shakira; Wyclef Jean	Oral Fixation, Vol. 2	2006	latin	Party Hits
        Waka Waka (This Time for Africa)	Shakira	Sale el sol	2010	latin
        Ojos así	Shakira	Dónde están los ladrones?	1998	latin
        La camisa negra	Juanes	Mi sangre	2004	latin
        A Dios le pido	Juanes	Un día normal	2002	latin
        Tití Me Preguntó	Bad Bunny	Un verano sin ti	2022	latin
        MALAMENTE	ROSALÍA	El mal querer	2018	latin
        Me gustas tú	Manu Chao	Próxima estación: Esperanza	2001	latin	me:Road Trip
        Bongo Bong	Manu Chao	Clandestino	1998	latin
        Eres	Café Tacvba	Cuatro caminos	2003	latin
        La ingrata	Café Tacvba	Re	1994	latin
        Oye cómo va	Santana	Abraxas	1970	latin
        Smooth	Santana; Rob Thomas	Supernatural	1999	latin
        Chan Chan	Buena Vista Social Club	Buena Vista Social Club	1997	latin	me:Dinner
        Dos gardenias	Buena Vista Social Club	Buena Vista Social Club	1997	latin
        La vida es un carnaval	Celia Cruz	Mi vida es cantar	1998	latin
        Gracias a la vida	Mercedes Sosa	Homenaje a Violeta Parra	1971	latin
        De música ligera	Soda Stereo	Canción animal	1990	latin
        Macarena	Los del Río	A mí me gusta	1993	latin	Party Hits
        Livin' la Vida Loca	Ricky Martin	Ricky Martin	1999	latin
        Bamboléo	Gipsy Kings	Gipsy Kings	1987	latin	Party Hits
        Águas de março	Elis Regina; Antônio Carlos Jobim	Elis & Tom	1974	latin	me:Dinner
        Mas que nada	Sérgio Mendes & Brasil '66	Herb Alpert Presents Sergio Mendes & Brasil '66	1966	latin
        Ai se eu te pego	Michel Teló	Na balada	2011	latin
        Nel blu, dipinto di blu (Volare)	Domenico Modugno	Nel blu, dipinto di blu	1958	chanson
        Felicità	Al Bano & Romina Power	Felicità	1982	pop
        Con te partirò	Andrea Bocelli	Bocelli	1995	pop
        Zitti e buoni	Måneskin	Teatro d'ira: Vol. I	2021	rock
        Beggin'	Måneskin	Chosen	2017	rock
        """
}
