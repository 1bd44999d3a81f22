"""Small word lists that decide where shape alone cannot: common given names, words of titles, words of pages."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN_NAMES = _words(
    """
    aaron abdul abhishek adam aditya adrian adriana agnes ahmed aidan akash akira alan albert alberto alejandro
    aleksandr alessandro alex alexander alexandra alexandre alexei alexey alfonso alfred ali alice alina alison
    amanda amir amit amy ana anand anastasia andre andrea andreas andrei andrew andrey andrzej angel angela anil
    anindya anita anja anna anne annette anthony antoine anton antonio anupam ari arindam arjun armin arnaud arthur
    arun ashish ashok ashwin asim astrid august barbara bart bastian beatrice ben benedikt benjamin benoit bernard
    bernd bernhard bharat bin bing bjorn bo bob boris brad brandon brendan brett brian bruce bruno bryan camille
    carl carla carlo carlos carmen carol caroline catherine cecilia cedric celine chandra chang changyou chao
    charles charlotte chen cheng chengjie chia chris christian christina christine christof christoph christophe
    christopher chuan chun claire clara claude claudia claudio clemens colin craig cristian cristina cyril da dan
    dana daniel daniela daniele david dario dawei dawn de debasish deborah deepak denis dennis derek diana diego
    dieter dimitri dimitris dirk dmitri dmitriy dmitry dominik don donald dong dongdong douglas duc duncan edgar
    eduardo edward edwin egor ekaterina elena eli elias elisabeth elizabeth ella emil emily emma emmanuel enrico
    enrique eran erez eric erik ernest ethan eugene eva evgeny fabian fabio fabrice fabrizio fan fang federico fei
    felipe felix feng fernando filippo florian francesca francesco francis francisco franck francois frank franz
    fred frederic frederik friedrich gabriel gabriele gang gao gary gaurav gautam ge geoffrey georg george georgios
    gerald gerard gerhard gianluca gilles giorgio giovanni giulio giuseppe glenn graham grant greg gregory guang
    guido guillaume guillermo gustavo guy hai han hang hannah hans hao harald hari harry he heather hector heike
    heinz helen helmut hendrik henri henrik henry herbert hermann hideo hiroshi hong howard hua hugh hugo hui ian
    ignacio igor ilya ingo irene irina isaac isabel isabelle ivan jack jacob jacopo jacques jae jakob jakub james
    jamie jan jane janos jared jason javier jay jean jeff jeffrey jennifer jens jeremy jerome jesper jesse jessica
    jesus jia jian jiang jianguo jie jin jing jinhua joachim joan joao joel joerg johan johann johannes john jon
    jonas jonathan jordan jorge jose josef joseph joshua juan judith juergen juha jukka julia julian julie julien
    julio jun jung junjie jurgen justin kai karel karen karin karl karsten katarina kate katherine kathrin katja
    kaushik kazuo keith kelly ken kenji kenneth kevin khaled kim klaus konstantin konstantinos krishna kristian kun
    kurt kyle kyoung lars laszlo laura laurence laurent lawrence lei leo leon leonardo leonid li lia liam liang lin
    linda ling lisa liu lorenzo louis luc luca lucas lucia luigi luis luiz lukas luke lydia magnus mahdi maja
    manfred manoj manuel marc marcel marcelo marcin marco marcos marcus margaret maria marian marie marina mario
    marion mark marko markus marta martha martin martina mary massimo masahiro mateusz mathias mathieu matt matteo
    matthew matthias matthieu maurice mauro max maxim maxime mehdi mei melanie meng michael michal michel michele
    miguel mihai mikael mike mikhail milan min ming miriam miroslav mitsuru mohamed mohammad mohammed mohit monica
    morten muhammad murat naoki naomi natalia nathan neil nguyen nicholas nick nicola nicolas niels nikhil niklas
    nikolai nikolaos nikolay nils nina ning noah norbert nuno olaf oleg olga oliver olivier omar oscar otto pablo
    pan panagiotis paola paolo partha pascal patricia patrick paul paula paulo pavel pedro peng per peter petr petra
    phil philip philipp philippe pierre ping pietro piotr prashant prateek qi qian qiang qin qing quan quentin
    rachel radu rafael raffaele rahul rainer raj rajesh ralf ralph raman ramesh ran randall raphael raul ravi
    raymond rebecca reinhard remi renato rene ricardo riccardo richard rob robert roberto robin roger rohit roland
    rolf roman ron ronald rong rosa ross roy ruben rui rupert russell ruth ryan sabine salvatore sam samir samuel
    sandeep sandra sanjay sara sarah sascha satoshi scott sean sebastian serge sergei sergey sergio seth shai shan
    shang shaun shen sheng shi shivam shu shuai siddharth silvia simon simone sofia song sonia sophie soumya
    srinivas stefan stefania stefano stephan stephane stephanie stephen steve steven stuart subhash sumit sung sunil
    suresh susan sven sylvain takashi tal tanja tao tatiana tatsuya ted teresa theodore thi thibault thierry thomas
    thorsten tian tim timothy ting tobias tom tomas tomasz tong tony torsten tristan uwe valentin valentina valerie
    vasily venkat vera veronica victor victoria vijay vikram viktor vincent vincenzo virginia vishal vitaly vito
    vivek vladimir volker walter wang wei wen wenjun werner wilhelm will willem william wolfgang xavier xi xia xiang
    xiao xiaodong xiaofeng xiaohui xiaoming xin xing xu xue yan yang yann yannick yao yi yibo yifan yin ying yong
    yoshua yosuke yu yuan yuanyuan yue yuki yun yuri yuxin yves zachary ze zhang zhao zhe zhen zheng zhi zhong zhou
    zoltan zoran zixuan
    """
)

COMMON_WORDS = _words(
    """
    a about active adaptive adversarial against algorithm algorithms an analysis and application applications
    applied approach approaches architecture articles artificial as based bayesian between beyond bounds by case
    classification code collapse complex complexity computation computer computing control convergence convolutional
    daily data dataset deep design detection differential diffusion digital discovery distributed does dynamic
    dynamical dynamics efficient energy equation equations estimation evaluation evidence evolution experimental
    experiments exploring family fast field fields finite flow for framework from function functions fusion gaussian
    general generalization generation generative geometric geometry global gradient graph graphs group groups high
    home how human image images improved in inference information integral interpretable into introduction invariant
    is kernel knowledge landscape language large latest learning library linear local logic low machine magnetic
    manifolds mapping matrix matter measurement measurements mechanical method methods minimax model modeling
    modelling models more multi nets network networks neural new nonlinear note novel number numerical observation
    observations of on online open optimal optimization order over page papers parallel part particle perspective
    phase physics planning point policy prediction press privacy probabilistic problem problems processes processing
    program programming properties publications quantum random recent recognition reconstruction reduction
    regression reinforcement representation representations research results review robot robust scale search
    segmentation selection semantic sets shape simulation simulations solution solutions some space spaces sparse
    spectral speech spin stability state statistical statistics stochastic structure structures study supervised
    support survey system systems technology tensor test text the their theorem theory through time to topological
    toward towards tracking training transfer transformer transformers trends under understanding universal
    university unsupervised using variational via video vision visual vs wave what when where which why with without
    work
    """
)

STOP_ENDINGS = _words(
    """
    a an the of for and or with without in on to from by via using towards toward into at as between is are its over
    under through against vs versus within among
    """
)
"""A title does not end in one of these."""

MENU_WORDS = _words(
    """
    about account all back blog careers close contact cookie cookies copyright dark dates docs download edit email
    explore filter follow help home important inbox jobs join light log login logout menu more new newsletter next no
    off previous pricing privacy profile read register reply reserved rights save search settings share show sign signup
    skip sort submit subscribe support terms toggle trending upload view yes your
    """
)

BUTTONS = _words(
    """
    abs abstract access ads add ai alert all crossref google isi medline pubmed scholar science scopus web
    bibtex appendix article articles arxiv bib bibtex blog by citar citation
    citations cite cited citer code collapse comment comments conference data dataset demo details doi download
    downloads editor's enregistrer expand export featured follow following full full-text generated github
    guardar highly html influential less library like likes link links material more open oral other page paper
    papers pdf pdfbibabs pick poster preprint preview project ps read reads related reply request save share
    show slides speichern spotlight submitted summary supp supplementary supplemental
    materials replication package document documents talk text tldr to trending try upvote
    artikel ähnliche alle versionen von zitiert autres articles les fois cité artículos relacionados las versiones
    citado por salva cita citato da articoli correlati tutte e le versioni salvar artigos todas as versões guardar
    保存 引用 被引用次数 相关文章 所有 个版本 引用元 関連記事 全 バージョン versão version html-version of
    journal publisher mathscinet zbmath zbl mr dvi ps errata erratum eprint sciencedirect xplore jstor inspire hal ssrn
    biorxiv medrxiv researchgate openreview huggingface colab notebook
    сохранить цитировать цитируется похожие статьи все версии import into
    upvotes versions video view website zitieren
    """
)
"""What stands on buttons and beside papers on web pages."""

LIST_NOUNS = _words(
    """
    papers publications articles preprints bibliography reading literature proceedings references research works
    """
)
"""A page's heading names what it lists with one of these."""

PARTICLES = _words(
    """
    van von der den de del della di da das do dos du la le el al bin ibn ben ten ter zu zur y e af av d' 't
    """
)
"""Small words inside names."""

JOINING = _words(
    """
    Mc Mac De Di Du Da Del Des La Le Lo Van Von Fitz Ten Ter Vander Vanden St Al El Ben Bar Ab
    """
)
"""Inside one name a capital may follow a small letter only behind these."""

CAMEL_TAILS = _words(
    """
    net nets gan gans bert former mixer rank flow stack survey boost graph graphs mp cl ml db fs bench lab labs sim bot
    chain coin book eval cam vision mind torch fold prop grad space nerf star map maps tree forest lm llm gpt vae text
    code data set sets cap clip diff edit speech wave tube pose hub kit core foam acc script works link scan seg cnn rnn
    """
)
"""What a made-up name such as ControlNet or PageRank ends in."""

PRESS_WORDS = _words(
    """
    journal journals annals annalen mathematicae inventiones physica letters transactions review reviews bulletin press
    springer elsevier wiley ieee acm siam society university universität université institute department proceedings
    conference workshop symposium verlag communications magazine preprint arxiv corr school faculty laboratory college
    academy publisher publishers volume papers findings cited citations versions newsletter
    """
)
"""Words of publishers and places of work: no name of a person holds one."""

PLACE_WORDS = _words(
    """
    MIT ETH EPFL CMU UCLA UCSD USC NYU UCL KTH TUM CNRS INRIA Inria IBM NVIDIA Google Microsoft Amazon Apple Meta
    DeepMind Huawei Tencent Alibaba Adobe Intel Stanford Harvard Princeton Cornell Caltech Berkeley CERN USA UK China
    Germany France Japan Canada Italy Spain India Israel Switzerland Australia Korea
    """
)
"""Where people work, as it stands behind their names."""

ENGLISH_WORDS = _words("of the and for with on to from by using via is are at as")
"""Small words of English alone: where they stand, the words of a title are known one by one."""

FOREIGN_WORDS = _words(
    """
    de la las los el del der die das den dem des und zur zum für im von mit et les le du dans pour sur une en y o e do
    da dos em no na para por com uma di il della delle nel per och av i om til af het een van в и на с о для
    """
)
"""Small words of the other languages that science is written in."""

CITING_WORDS = _words(
    """
    and et al und y e och with by in the of for on a an to von van de der la le eds ed editors hrsg doi vol no pp p s
    pages page volume issue number art article paper nr bd submitted accepted appear press preprint forthcoming thesis
    phd ph dissertation master habilitation report technical working review under published proceedings proc conference
    conf workshop symposium journal j trans transactions ieee acm springer university international int lecture notes
    series oral poster spotlight best award talk invited slides video code others joint jointly work via from using is
    are as at book chapter edition available online cited impact factor isbn issn retrieved accessed в и на с т том
    zeitschrift revista revue rivista annals annalen letters lett rev math phys chem biol med nature science
    national department see cf also draft manuscript author authors title abstract
    """
)
"""Words that tell what stands around them in a citation."""

MONTHS = _words(
    """
    jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september
    october november december januar februar märz mai juni juli oktober dezember
    """
)

ENDINGS = _words(
    """
    ion ing ity ics ies ism ist ive ous ent nts ons ers ses ted ess ory ary ogy phy try nce ces cal ial ual ure tik
    gie ung gen ten ção ões ità que ues ées ien ств ние ции ого ных ная oji iev
    """
)
"""What longer words end in."""

TASK_WORDS = _words(
    """
    add added allow ask book buy call change changed check clean create delete fix fixed finish get implement improve
    improved install make meet move plan prepare publish release remove removed rename reply review rewrite run send
    set ship start stop submit support sync test try update updated upload use write
    """
)
"""What lists of tasks and of changes begin with; few titles do."""
