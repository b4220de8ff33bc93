package lang

// stopWords are the words that tell texts apart least: articles, pronouns,
// prepositions, conjunctions and auxiliary verbs, folded. The lists are our
// own and short on purpose: a word that is missing costs a little ranking, a
// word too many hides an article.
var stopWords = map[string]set{
	"en": setOf(`a about above across after against all along alongside also although am amid among an and
		another any are around as at be because been before behind being below beside besides between beyond both
		but by can could despite did do does doing down during each either even every few for from had has have
		having he her here hers herself him himself his how however i if in including inside into is it its itself
		just may me meanwhile might mine more moreover most much must my myself near neither nevertheless no nor
		not now of off on once only onto or other our ours ourselves out outside over own past per rather same she
		should since so some such than that the their theirs them themselves then there therefore these they this
		those though through throughout to together too toward towards under unless until up upon us very via was
		we were what whatever when where whether which while who whom whose why will with within without would yet
		you your yours yourself don't doesn't didn't isn't wasn't aren't weren't won't can't couldn't it's that's
		there's he's she's we're they're i'm we've they've i've we'll they'll you're let's`),
	"de": setOf(`ab aber alle allem allen aller alles als also am an andere anderen anderer auch auf aus bei beim
		beide beiden bereits bis bin bist da dabei dadurch dafur dagegen daher damit danach dann daran darauf
		daraus darin daruber darum das dass dazu dein dem den denn dennoch der deren des deshalb dessen die dies
		diese diesem diesen dieser dieses doch dort du durch ein eine einem einen einer eines einige er erst es
		etwa etwas euch euer fur gegen gegenuber hat hatte hatten haben habe hier hinter ich ihm ihn ihnen ihr
		ihre ihrem ihren ihrer im in ins ist ja jede jedem jeden jeder jedes jedoch jene jetzt kann kein keine
		keinen keiner konnen konnte man mehr mein mit mochte muss mussen nach nachdem neben nicht nichts noch nun
		nur ob obwohl oder ohne schon sehr sein seine seinem seinen seiner seit selbst sich sie sind so sobald
		sollen sollte sondern sonst sowie trotz uber um und uns unser unsere unter vom von vor wahrend wann war
		waren warum was weder weil weiter welche welcher wenn wer werden wie wieder will wir wird wo worden wurde
		wurden zu zudem zum zur zwar zwischen`),
	"fr": setOf(`a afin ai ainsi alors apres as au aucun aucune aupres aussi autre autres aux avait avaient avant avec
		avoir c car ce ceci cela celle celles celui cependant ces cet cette ceux chaque chez ci comme comment
		contre d dans de depuis des deux devant donc dont du durant elle elles en encore enfin ensuite entre es
		est et etaient etait ete etre eu eux fait faut fut hors il ils j je jusqu jusque l la le les leur leurs
		lors lorsque lui m ma mais malgre me meme memes mes moi moins mon n ne ni non nos notre nous on ont or ou
		ou par parce parmi pas pendant peu peut plus plusieurs pour pourquoi pourtant puis qu quand quant que quel
		quelle quelles quels qui quoi sa sans se selon sera ses si soit son sont sous sur t ta tandis te tel telle
		tous tout toute toutefois toutes tres tu un une vers vos votre vous y`),
	"es": setOf(`a acerca ademas al algo algunas algunos alla alli ambos ante antes aquel aquella aquellos aqui asi
		aun aunque bajo bien cada como con contra cual cuales cuando cuanto de debe del desde despues donde dos
		durante e el ella ellas ellos en entonces entre era eran es esa esas ese eso esos esta estaba estaban
		estan estar estas este esto estos fue fueron ha habia habian han hasta hay he la las le les lo los mas me
		mi mientras mis mucho muchos muy nada ni no nos nosotros nuestra nuestro o otra otras otro otros para pero
		poco por porque pues que quien quienes se sea segun ser si sido sin sino sobre son su sus tambien tampoco
		tan tanto te tiene tienen toda todas todavia todo todos tras tu tus un una unas uno unos usted ustedes y
		ya yo`),
	"ar": setOf(`في من الي علي عن مع ان انه انها او ام ثم بل لكن لا لم لن ما هذا هذه ذلك تلك هولاء الذي التي الذين
		اللذين هو هي هم هن نحن انا انت كان كانت كانوا يكون تكون قد لقد كل بعض غير بين بعد قبل عند حتي منذ حيث
		اذا اذ كما كذلك ايضا عبر خلال حول ضد تحت فوق امام وراء دون سوي ليس ليست اي كيف متي اين لماذا هل وهو وهي
		وقد فقد وفي ومن وان وكان وكانت لدي لدي به بها له لها فيه فيها منه منها عليه عليها الا اما يا نحو`),
	"he": setOf(`של את על אל עם לא כי הוא היא הם הן אני אנחנו אתה אתם זה זאת זו אלה אלו אשר גם או אך אבל אם כל
		היה היתה הייתה היו יהיה להיות יש אין מה מי איך מתי איפה למה מדוע האם כמו בין אחרי לפני תחת מעל ליד אצל
		כדי עד רק עוד יותר מאוד כבר אז שם פה כאן לו לה להם בו בה בהם ממנו ממנה אותו אותה אותם שלו שלה שלהם לפי
		נגד בגלל למרות כאשר אולם לכן אחד ידי`),
}
