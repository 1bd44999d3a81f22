"""The words that names of authors are most often made of: counted in public lists of papers, small letters."""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


GIVEN = _words(
    """
    aaron abbas abderrahmane abdul abdullah abhijit abhinav abhishek abolfazl abraham achim adam adel adi aditya
    adnan adolfo adrian adriana adriano adrien agata agnes agnieszka agostino ahmad ahmed ahmet aidan aiguo ajay
    akash akihiko akihiro akio akira akshay alain alan alastair alban albert alberto aldo alec alejandro
    aleksandar aleksander aleksandr aleksandra aleksei aleksey alessandra alessandro alessio alex alexander
    alexandr alexandra alexandre alexandros alexandru alexei alexey alexis aleš alfonso alfred alfredo ali alice
    alicia alin alina alireza alison alistair allan allen allison alois alon alvaro amanda amar amaury amelia
    amin amir amirhossein amit amnon amol amos amr amy ana anand anastasia anastasios anatoly anca anders andras
    andre andrea andreas andrei andrej andres andrew andrey andriy andrzej andrás andré andrés andy angel angela
    angelo angelos anh aniket anil animesh anindya anirban anirudh anish anita anja ankit ankur ann anna anne
    annette annika anthony antoine anton antonin antonio antonios antonis antony antti antónio anuj anupam
    anurag apoorva apostolos aram arash aravind ari ariel arijit arindam aris arjun arkady arman armando armin
    arnab arnaud arne arno arnold aron artem arthur artur arturo arun arvind asaf ashish ashkan ashley ashok
    ashutosh ashwin assaf astrid athanasios atsuo atsushi attila atul aude audrey augusto aurélien austin avi
    avinash axel ayan ayush babak balaji balázs baptiste barbara barry bart bartosz baruch bas bastian bastien
    beatriz behrooz behzad bei ben benedikt benjamin benno benoit benoît bernard bernardo bernd bernhard bernt
    bert bertrand bettina bharat bharath bhaskar biao bilal bill bin bing birgit bjorn björn blake bo boaz bob
    bogdan bojan boris bowen brad bradley brahim bram brandon branislav branko brendan brent brett brian bruce
    bruno bryan burak byron caleb calvin cameron camille camilo carl carla carlos carmen carol carolina caroline
    carolyn carsten casey catalin caterina catherine cecilia cedric cem cesar cesare chad chaitanya chandra
    chang chao charalampos charles charlie charlotte chee chelsea chen cheng chenyang chetan chi chiara chong
    chris christian christiane christina christine christof christoph christophe christopher christos chuan
    chuang chun chunhua ciprian claire clara clark claude claudia claudio claus clayton clemens clement clément
    cody colin cong connor conor conrad constantin constantine constantinos corentin corey cornelia costas craig
    cristian cristiano cristina csaba curtis cynthia cyril cyrill cécile cédric céline césar da daan dacheng
    dachun dai daisuke dale damian damiano damien damir dan dana danica daniel daniela daniele danielle daniil
    danilo danny dario dariusz darren darryl darwin dave david davide dawei dawn dean debashish debasish deborah
    deepak dejan delfim denis deniz dennis denys derek detlef dhruv di diana diane didier diego dieter dietmar
    dietrich dima dimitar dimitri dimitrios dimitris dimos dinesh ding dinh dino diogo dirk dmitri dmitrii
    dmitriy dmitry dmytro domenico dominic dominik dominique don donald dong dongjun dorin doron doug douglas
    dragan dragomir drew duc duncan dusit dustin dušan dylan dániel eberhard ebrahim eckehard ed edgar edith
    edmund edoardo eduard eduardo edward edwin eero egor ehsan ehud eiichi eiji eitan ekaterina elad elaine
    elena eleonora eli elias elie elisa elisabeth elisabetta elizabeth ellen elliot elmar emanuel emanuele emil
    emiliano emilie emilio emily emma emmanouil emmanuel emre enric enrico enrique enzo eran erez erhan eric
    erich erick erik erika erin ernest ernesto ernst erwan erwin esteban esther ethan etienne eugen eugene
    eugenio eva evan evangelos evgeni evgeny eyal eytan ezio fabian fabien fabio fabrice fabrizio faisal fan
    fang farhad farid farshad farzad fatemeh fatih federica federico fedor fei felipe felix feng ferdinando
    ferenc fernando filip filipe filippo flavio florence florent florentin florian florin francesc francesca
    francesco francis francisco franck franco francois frank franz franziska françois fred frederic frederick
    frederik fredrik friedrich fritz frédéric fu fuchun fulvio fumihiko fumihito fumio gabor gabriel gabriela
    gabriele gabriella gaetano gal galina ganesh gang gareth garrett gary gaurav gautam gavin ge geert gen
    gennady geoff geoffrey georg george georges georgi georgia georgios gerald gerard gerardo gerd gergely
    gerhard german gerrit gert ghassan giacomo gian giancarlo gianluca gianluigi gianni gil gilad gilles giorgio
    giovanna giovanni girish giulia giuliano giulio giuseppe gleb glen glenn gonzalo gopal goran gordon graeme
    graham grant greg gregor gregory grigori grigory grzegorz guang guangming guido guilherme guillaume guillem
    guillermo gunnar gunter guo guodong guoqiang guoquan gustavo guy gábor gérard günter hadi hai haibin haibo
    haifeng haim haitao hajime hakan hamed hamid hamidreza han hang hanna hannah hannes hans hao haoran haotian
    haoyu harald hari haris harish harold harry harsh hartmut hasan hassan heather hector heike heiko heinrich
    heinz helen helena helge helmut hemant hendrik heng henk henning henri henrik henrique henry henryk herbert
    herman hermann herve hervé hideaki hideki hideo hidetoshi hideyuki himanshu hiroaki hiroki hiroshi hirotaka
    hiroya hiroyuki hisashi hisham hitoshi ho hoang holger hong hongbin hongbo hongliang hongsheng hongwei
    hongyu hongyuan hongzhi horacio horst hossein howard howie hu hua huan huaping hubert hugh hugo hugues hui
    hung hussein huy hyouk hyun hélène iacopo iain ian ibrahim ichiro ido ignacio igor il ilaria ilia ilias ilya
    iman immanuel imre indranil ines ingmar ingo ingrid inna ioan ioana ioannis iosif ira irene irina iryna
    isaac isabel isabella isabelle ismail istvan istván itai itamar itay iulian ivan ivana ivo iván jacek jack
    jacob jacopo jacques jae jaime jake jakob jakub jamal james jamie jan jana jane janet janne janos janusz
    jared jari jaroslav jaroslaw jason jasper jaume javad javier jay jean jeannette jeff jeffrey jelena jennifer
    jens jeremie jeremy jeroen jerome jerry jerzy jesper jesse jessica jesus jesús ji jia jiahao jiahui jiajun
    jialin jiaming jian jianbo jianfeng jiang jianguo jianhua jianjun jianmin jianming jianping jianqing jianwei
    jianxin jiaqi jiashi jiawei jiaxin jiayi jie jihong jim jimmy jin jindong jing jingjing jingwei jingyi
    jinsong jiri jitendra jiří joachim joakim joan joanna joao joaquim joaquin joaquín jochen joe joel joerg
    johan johann johanna johannes john jon jonas jonathan jong joost jordi jorge joris jose josef josep joseph
    josh joshua josé joydeep jozef joão joël juan judith juergen juha juho jukka julia julian julie julien julio
    julius jun junfeng jung junichi junjie junyi jure jussi justin jános jérémie jérémy jérôme jörg jörn jürgen
    kai kamal kamil kamran kang kannan karan karel karen kari karim karin karl karol karsten karthik kartik
    kaspar kasper katarzyna kate katharina katherine kathleen kathrin kathryn katia katie katja katrin kaushik
    kay kazuhiko kazuhiro kazuki kazunori kazuo kazuya kazuyuki ke kei keiji keisuke keith kelly ken kengo
    kenichi kenji kenjiro kenneth kensuke kenta kentaro kento kerstin kevin khaled khalid kilian kim kiran
    kirill kirk kiyoshi klaus knut ko koen kohei koichi koji konrad konstantin konstantinos kostas kosuke kris
    krishna krishnendu kristen kristian kristin kristina krzysztof kshitij kui kumar kun kunal kunihiko kurt
    kyle kyunghyun lajos lan lance larry lars laszlo laura lauren laurence laurent lawrence le leandro lee lei
    leila lena lenka lennart leo leon leonard leonardo leonhard leonid leonidas leslie leszek lev lewis li liam
    liane liang lifeng lihua lijun lili liming lin lina linda ling lionel lior liping lisa liu liwei lixin lluis
    loet logan loic loren lorenz lorenzo lothar louis loïc lu luc luca lucas lucia luciano ludovic ludwig luigi
    luis luisa luiz lukas lukasz luke lutz luís lydia lászló maarten maciej magdalena magnus mahdi mahendra
    mahesh mahmood mahmoud mai majid makoto maksim malcolm malte mamoru manas manfred manish manoj manolis
    manuel manuela marc marcel marcello marcelo marcin marco marcos marcus marek maren margaret margarita maria
    marian mariana marianna marianne mariano marie marin marina mario marios marius mariusz mark marko markus
    marta martial martijn martin martina martino martín marvin mary maryam maría masaaki masahiko masahiro
    masahito masaki masanori masao masaru masashi masato masatoshi masaya masayoshi masayuki mason masoud
    massimiliano massimo matei matej mateusz mathew mathias mathieu matias matjaz mats matt matteo matthew
    matthias matthieu matti mattia mattias maurice mauricio maurizio mauro max maxim maxime maximilian maya
    mayank md megan mehdi mehmet mehran mehrdad mei melanie melissa meng metin miao michael michal michalis
    michaël michał michel michela michele michelle michiel miguel mihaela mihai mihail mikael mike mikhail
    mikkel mikko miklos milad milan milena miles milos min mina ming minghao minghua minghui mingyang mingyu
    minh minoru miquel mircea mirco miriam mirko miroslav misha mitchell mitsuhiro mitsuru mladen mo mohamad
    mohamed mohammad mohammadreza mohammed mohan mohit mohsen mojtaba mona monica monika morgan moritz morten
    morteza moshe mostafa mourad muhammad murat muriel murray mustafa mykel márton nabil nadav nader nadia
    nadine nam nan nancy naoki naomi naoto naoya nasser nassir natalia natalie nathalie nathan nathaniel naveen
    navid neal neil nelson ngoc nguyen nicholas nick nico nicola nicolai nicolas nicole nicolás nicolò niels
    nigel nikhil niki nikita niklas niko nikola nikolai nikolaos nikolaus nikolay nikos nilanjan niloy nils nima
    nina ning nir nishant nitin noah noam noel nora norbert noriaki norihiro norman nuno oded ofer ofir ohad
    oksana ola olaf ole oleg oleksandr olga oliver olivia olivier omar omer omid ondrej ondřej onur oren oriol
    osamu oscar osman osvaldo ovidiu owen ozan ozgur pablo palle pamela pan panagiotis pankaj panos paola paolo
    partha pascal pascale pasquale patrice patricia patricio patrick patrik patrizio paul paula paulo pavel
    pavlos pawan pawel paweł pedro pei pekka peng pengcheng pengfei per pere petar pete peter petr petra petros
    petter peyman pham phil philip philipp philippe phillip pier pierluigi piero pierre pieter pietro ping piotr
    piyush plamen pradeep prakash pramod pranav prasad prashant prateek pratik praveen predrag przemyslaw
    przemysław pu péter qi qian qiang qin qing quan quentin qun quoc rachel rachid radu rafael rafal raffaele
    raffaella raffaello rahul rainer raj raja rajat rajeev rajesh rajiv rajkumar rajni rakesh ralf ralph ram
    rama ramesh rami ramin ramon ran randall randy ranjan raphael raphaël raquel rasmus raul ravi raymond razvan
    raúl rebecca reinhard remi ren renato renaud rene rené reza ricardo riccardo richard rick rico rina rishi
    rita rob robert roberta roberto robin rocco rodney rodolfo rodolphe rodrigo roger rohan rohit roi roland
    rolf romain roman romeo ron ronald ronan ronen rong ronny rosa rosario ross roy ruben rudolf rui rupert
    ruslan russ russell ruth ryan ryo ryosuke ryota ryu rémi rüdiger sabine sabrina sachin saeed saeid sagar
    saharon sai said saket salah salman salvador salvatore sam sameer sami samir samson samuel sandeep sander
    sandip sandra sandro sang sangbae sanja sanjay sanjeev santiago santosh saptarshi sara sarah sarthak sascha
    satish satoru satoshi satya saul saurabh saverio sayan scott sean sebastian sebastiano sebastien seiichi
    seiji semyon sen serena serge sergei sergej sergey sergio sergiy serguei serkan sertac seth sethu seung
    seyed shahar shahin shahram shai shan shane shankar shanshan shantanu shaojie sharon shashank shawn shay
    shen sheng shi shigeki shigeo shigeru shijie shimon shin shingo shinichi shinji shinya shiva shiwei shiyu
    shlomo shmuel sho shogo shreyas shu shuai shuang shubham shugen shuguang shuhei shuji shun shunsuke shuo
    siamak siddharth siddhartha sidney siegfried silvia silvio simon simona simone sina siqi siyu siyuan
    slawomir sofia soheil song sonia sonja sophie sorin soumya sourav spencer srikanth srinivas sriram stan
    stanislav stanislaw stanisław stanley stavros stefan stefania stefanie stefano stefanos steffen stepan
    stephan stephane stephanie stephen stergios steve steven stuart stéphane subhash suman sumit sung sunil
    suresh surya susan susana susanne susumu suzanne sven svetlana syed sylvain sylvie szymon sándor sébastien
    sören søren taha takaaki takafumi takahiro takanori takashi takayuki takeo takeshi takuma takumi takuya tal
    tamara tamas tamer tamim tamás tan tanja tanmay tanya tao tapio tara taras tarek taro tatiana tatsuo tatsuya
    ted teng teodor terence teresa terrence terry tetsuo tetsuro tetsuya thang thanh theo theodore theodoros
    thiago thibault thibaut thierry thilo thomas thorsten tiago tian tianyi tianyu tibor till tilman tim timo
    timon timothy timur tin ting tingting tiziano tobias toby todd todor tolga tom tomas tomasz tomer tommaso
    tommi tomoaki tomohiro tomoki tomoya tomoyuki tomás tomáš tong toni tony torsten toru toshiaki toshio
    toshiyuki tran travis trevor tristan troy trung tsuyoshi tuan tucker tudor tuomas tyler udo ufuk ugo ulf
    ulrich ulrike umberto uri urs ursula uwe vadim vahid vaibhav valentin valentina valeria valerie valerio
    valeriy valery vanessa varun vasileios vasilis vasily vassilios vassilis venkatesh vera veronica veronika
    vicente victor victoria vijay vikas vikram viktor ville vinay vincent vincenzo vineet vinicius vinod
    virginia vishal vishnu vitali vitaly vito vitor vittorio vivek vlad vladimir vladislav volkan volker
    volodymyr vu vyacheslav véronique víctor wai walid walter wan wang warren wataru wayne wee wei weidong
    weihua weimin weiming weinan weiping weiqiang weiwei wen wenbin wenbo wenhao wenjie wenjun wenlong wenqi
    wentao werner wesley wilhelm will willem william wim winfried wojciech wolfgang wolfram wouter wu xavier xi
    xia xian xiang xiangyang xiangyu xiao xiaobo xiaodan xiaodong xiaofei xiaofeng xiaogang xiaoguang xiaohong
    xiaohu xiaohui xiaojie xiaojun xiaoli xiaolin xiaolong xiaoming xiaopeng xiaoping xiaowei xiaoyan xiaoyu xin
    xing xingyu xinyi xinyu xiong xu xuan xudong xue xuefeng xun ya yael yair yakov yan yanan yang yanjun yann
    yannick yannis yao yaron yaroslav yash yasuhiro yasuhisa yasuo yasushi yasuyuki ye yee yi yiannis yichen
    yifan yifei yifeng yijun yilin yilun yiming yin ying yiran yixin yixuan yizhou yoav yogesh yohan yohei
    yoichi yoji yonatan yong yonghui yoram yoshiaki yoshihiko yoshihiro yoshiki yoshio yoshiyuki yoshua yosuke
    young yousef youssef yu yuan yuanyuan yuchen yue yufei yufeng yuhao yuichi yuji yujie yuki yulia yulin
    yuming yun yunhui yuqing yuri yurii yuriy yury yusuke yuta yutaka yuting yuto yuval yuxiang yuxin yuxuan
    yuya yvan yves zachary zahra zbigniew zeyu zhan zhang zhao zhaopeng zhe zhen zheng zhenhua zhenyu zhi
    zhichao zhifeng zhigang zhiguo zhihao zhihua zhijie zhipeng zhiqiang zhiwei zhiyong zhiyu zhiyuan zhong zhou
    zhu zhuo zi zihan zihao ziwei ziyu zoe zoltan zoltán zoran zoubin zsolt álvaro éric łukasz
    """
)
"""Given names that are rarely a word of a title."""

FAMILY = _words(
    """
    abbas abbeel abbott abe abel abraham abramo abreu acharya acosta adam adamatzky adams adhikari adler agarwal
    aggarwal agostini agrawal aguiar aguilar ahmad ahmadi ahmed ahn ahuja aickelin alam albert albrecht alekseev
    ali allen almeida alon alonso alouini althoefer althoff altman altmann alvarez alves amato ames amin amini
    ammar anand andersen anderson andersson ando andrade andreev andrews andré ang angelis ansari antonelli ao
    aoki aoyama appel arai araujo araújo arenas arias armstrong arnold arora arslan asada asano asfour atkinson
    ausloos azad aziz babu bach bachmann bader bae baek baer bagchi bai baier bailey baker balakrishnan
    balasubramanian baldwin ballesteros ban banakh bandyopadhyay banerjee banks bansal bao baranov barber
    barbosa barfoot barker barnes barnett barrett barros barth bartlett barton bassett basu bates batista batra
    battaglia bauer baum baumann bayer bayraktar bazant beck becker beetz behera behnke bekris bell bellini
    belov bender bengio benini bennett bennewitz bennis benson benzi bera berg berger bergeron bergh bergmann
    bergstra berman bernard bertrand bhardwaj bhat bhatia bhatnagar bhatt bhattacharjee bhattacharya
    bhattacharyya bhowmick bian bianchi bianco bicchi bickel biferale billard binder bingham bishop biswas blanc
    blanchard blanco blei blondel blum bo bogdanov bohg bohn bondarenko bonitz bonnet booth boots borges borisov
    bornmann bos bouchaud bowden bowen bowman boyd boyer bradley brand brandenburg brandt braun braverman
    brenner brito brock bronstein brooks brown bruce brun brunner bruno bu buckley budker bui bulanov burdick
    burgard burger burgess burke burman burns burton busch buss bustamante butler buyya byrne caballero cabrera
    cahill cai caldarelli caldwell calvo camacho cameron campbell campos cao caputo carbone cardoso carey carin
    carlson carlsson caro caron carpentier carr carroll carter caruso carusotto carvalho casati castillo castro
    catalano cattaneo cha chablat chae chai chakrabarti chakrabarty chakraborty chan chandra chandran
    chandrasekaran chandre chang chao chapman charles chatterjee chattopadhyay chau chaudhary chaudhuri
    chaumette chawla che chechik chen cheng cheong chertkov cheung chi chiang chien chin chiu cho choe choi
    chong choset chou choudhary choudhury chow chowdhury christensen christiansen chu chua chuang chun chung
    church clark clarke coelho cohen cohn cole coleman collaboration collins colombo conde cong conrad conti
    contreras cook cooper corke correa corso cortes costa costello cotter courtney cowan cox crawford cremers
    croft crutchfield cruz cuesta cuevas cui cummings cunha cunningham cutkosky dabrowski dahl dai dang daniel
    daniilidis dao dario darrell das dasgupta datta david davidson davies davis davison davydov dawson dean deb
    delgado dellaert demaine demiris demler deng derevianko desai deshpande dette deutsch dey dhar dhillon di
    diao dias diaz dick diehl dietrich dillmann dimakis dimarogonas dimitrov ding dinh dissanayake dixit dixon
    dmitriev doerr dollar dong dou douglas doyle dragan dragomir drake drummond du duan duarte dubey dubois
    dudek dufour dumas dumitrescu duncan dunson duong dupont durand dutta dutykh duval dwivedi dyer dzuba díaz
    ebert eckhardt edwards egerstedt egger eisenberg eldar elliott ellis endo engel eppstein epstein erickson
    eriksson ernst esposito estrada etingof eustice evans exner fabbri falk fan fanelli fang farber faria farkas
    farmer farrell fearing fedorov fei feigin fekete feldman feng ferguson fernandes fernandez fernando
    fernández ferrara ferrari ferreira ferrer fidler figueiredo filho fink finkel finn fiore fiorini fisch
    fischer fitch flach flambaum fleming fletcher flores fomin fong fonseca fontana forbes ford foster fowler
    fox franchi francis franco frank franklin frantzeskakis franz fraser frazzoli freedman freeman freitas
    frenkel freund frey friedl friedman friedrich frisch fritz fritzsche frolov fu fuchs fujii fujimoto fujita
    fujiwara fukuda fukui fukushima fuller fung furukawa gabora gal gall gallagher galstyan gan ganesh ganguly
    gao garcia garcía gardner garg garnier gatti gauthier ge geiger geng genovese gentile george georgiev
    georgiou gesztesy geyer ghaffari ghahramani ghosal ghosh giannakis gibson gil gilbert giles gill giordano
    girard giuliani goel goh goldberg goldman goldstein gomes gomez goncalves gong gonzalez gonzález gonçalves
    goodman goodrich gool gopalakrishnan gorshkov gosselin goswami goto gould goyal grabowski graf graham grant
    grassi gray greco greene gregory greiner griffin griffiths grigoriev grimm grisetti gros gross gruber gu
    guan guerrero guha gui guibas guo gupta guralnick gurevich gutierrez gutin gutiérrez gómez ha haas habib
    haddadin hager hahn hai haller halperin halpern ham hamel hammer hammond han hanna hansen hao haque hara
    harada harper harris harrison hart hartmann harvey hasan hasegawa hashemi hashimoto hassan hauser havlin
    hayakawa hayashi hayes hazan he heath hebert hein helbing held heller hemaspaandra henderson heng hennig
    henning henry henzinger herman hermans hernandez hernández hero herranz herrera herrmann herzog hess hibi
    hidalgo higuchi hill hirai hirano hirata hirche hirose hirsch hirzinger ho hoang hoffman hoffmann hofmann
    hogan holland holm holmes honda hong hoover hopkins hori horn horowitz horváth hoshino hossain hosseini hou
    howard howe hsiao hsieh hsu hu hua huang huber hudson hughes huh hui hung hunt hunter huo hussain hussein
    hutchinson hutson hutter huynh hwang ibrahim igarashi iglesias iida ikeda im imai inaba inoue iorio iqbal
    isaev ishida ishiguro ishii ishikawa islam isler ismail ito itoh ivanov iwata iyengar iyer jackson jacob
    jacobs jacobson jafari jain james jana jang jansen janssen jarvis javaid jenkins jensen jeon jeong jha ji
    jia jian jiang jiao jimenez jiménez jin jing jo johansen johansson john johnson johnston jones jong jonsson
    joo jorgensen joseph joshi jost ju jun jung kaelbling kaess kahn kaiser kak kan kanda kandasamy kane
    kanehiro kaneko kang kannan kantor kao kaplan kapoor kapovich kar karaman karimi karlsson kartashov kaski
    kato katz kauffman kaufman kaufmann kaur kawaguchi kawahara kawai kawakami kawamura kawasaki ke keitel
    keller kelly kemp kennedy kent kessler kevrekidis khalil khan khanna khare kheddar kiefer kikuchi kim kimura
    king kirby kirchner kirillov kirk kiselev kish kishimoto kiss kitagawa kivshar klein kleinberg kleiner
    knight knoll ko kobayashi koch kochenderfer kodama koenig koh kohli kojima kolb komatani kondo kong konno
    konotop koo korman kosuge kou kovács kowalski koyama kozlov kozlowski kraft kragic kramer krantz kraus
    krause krieger krishna krishnamurthy krishnan krueger kruse krüger kuang kubo kubota kuhlmann kuhn kuipers
    kulkarni kumar kundu kuo kurths kurz kuznetsov kwak kweon kwok kwon kyriakopoulos kyrki könig kühn lacey
    lacroix lahiri lai lakshmanan lam lambert lan landi lang lange langer larsen larson larsson latora lau lauga
    laurent lavalle lawrence lawson lazar le lebedev lechner lee leeuwen lefebvre lehmann lei leng lenz leon
    leonard leonardi leong lerman lerner leroy lesanovsky leung lev levin levine levy lewandowski lewenstein
    lewis leydesdorff li lian liang liao liew likhachev lillo lim lima lin linden lindner ling lipton liu livi
    lo lobo loh lohse lombardi longo lopes lopez lou louis loureiro lozano lu luan luca lucas ludwig lui lukin
    luo luque lutz lv lynch lyons lyu lópez lü ma machado mackay madsen maeda mahadevan mahajan maheshwari
    mahmood mahoney mahony mai maier maiti maity majid majumdar majumder makarov malik mallick malomed mancini
    mandal mandel mani mann manna manning mannor manocha mansard mansour mao marchand marchetti marco marcus
    marin marino mark marklund marks marques marshall marsili martens marti martin martinelli martinet martinez
    martini martino martinoli martins martín martínez maruyama marx maslov mason masuda mathai mathew mathieu
    mathur matsubara matsuda matsui matsumoto matsuno matsuo matsuoka matsushita matthews matthies matveev mayer
    mayr mazorchuk mazza mccallum mccarthy mcdonald mclaughlin medina medvedev mehta mei meier meijer meir melo
    mendes mendoza meng menon merino metta metzler meyer mi miao michael michel miguel mikhailov milford miller
    min ming mininni miranda mironov mishra misra mitchell mitra mittal miura miwa miyamoto miyashita miyazaki
    mo modugno moeller mohamed mohammadi mohammed mohan mohanty mohseni mokhov molina mondal montanari monteiro
    montgomery moon moore mora moradi morales moran moreau moreira morel moreno morgan mori morimoto morin
    morozov morris morrison morton moser moses moslehian moss mou moura mousavi mueller mukherjee mukhin
    mukhopadhyay muller munoz murakami murata murphy murray murthy mustafa mutlu muñoz myers möller müller nagai
    nagarajan nagata nagel nagy nair nakadai nakagawa nakajima nakamura nakanishi nakano nakashima nakayama nam
    nandi narasimhan narayan narayanan nardi nascimento natale natarajan nath navab navarro nayak nazarov neal
    nelson neto neves newman ng ngo nguyen ni nichols nicholson nicola nie nielsen niemeyer nieto nikolaev
    nikolov nilsson ning nishida nishimura niu niyato noda noguchi noh nomura nori norris novikov nowak nunes
    oates ogata ogawa oh ohashi ohno ohta okada okamoto okamura okumura okuno oliva oliveira oliver ollero olsen
    olson ong ono orlov ortega ortiz osipov ostrovsky ota ott otto ou ouyang ovchinnikov owen owens ozawa
    ozdemir page pai pal palmer pan panda pande pandey pandit pang panigrahi panov papadopoulos papanikolopoulos
    pappas parashar pardo parikh paris parisi park parker parra pastor patel pathak patil patra patterson paul
    paulsen pauly pavlov pavlovic pavone payne paz pearson pedersen pei pelinovsky pellegrini pellegrino peng
    peralta perc pereira perera perez perrin perry persson peters petersen peterson petit petrov petrović peña
    pfau pfeifer pfeiffer pfister pham phan phillips phung piazza pilipczuk pillai pinheiro pinto platt pohl
    pollefeys pons poon poor popa popescu popov porta porter powell pradhan prakash prasad pratt prattichizzo
    procaccia prosen przytycki pu pucci pérez qi qian qiao qin qiu qu quan quinn qureshi radulescu raghavan
    rahimi rahman rai raj rajan rajendran ram ramachandran ramakrishnan ramamoorthy ramaswamy ramesh ramirez
    ramm ramos rana ranjan rao rashid rasmussen ratti ravi ravikumar raymond reddy redner reed reich reid reis
    reiter ren repovš rey reyes rhodes ribeiro richard richards richardson richter riedel righetti riley rinaldo
    rios ritter rivera rizzi rizzo robert roberts robertson robins robinson rocco roch rocha roche rodrigues
    rodriguez rodríguez rogers rojas romano romero rong roos ros rosa rosales rose rosen rosenbaum rosenberg
    rosenthal ross rossi rosso rost roth roumeliotis rousseau roux roy ruan rubin rubinstein rubio rudolph ruiz
    rumpe rus russell russo rusu ruzhansky ryan ryu saad sadeghi sadigh safronova saha sahoo sahu saito
    sakaguchi sakai sakamoto sakuma sala salakhutdinov salasnich salehi salem salomon samanta sanchez sanders
    sang sankaranarayanan sano santini santos santra sanyal sanz sarkar sarma sasaki sastry sato sattar sauer
    saunders savage savarese savin sawyer saxena scaramuzza schaal schaar schaefer scherer schick schiele
    schilling schindler schmelcher schmid schmidt schmitt schmitz schneider schober schramm schreiber schroeder
    schröder schulte schultz schulz schulze schumacher schuster schwartz schwarz schweigert schweitzer schäfer
    schölkopf schöll scott secchi seeger segal seidel semenov semmes sen seneviratne sengupta seo sergeev serra
    serrano sha shabaev shah shaikh shamir shan shang shankar shao shapiro sharma shaw she shelah shen sheng
    shepelyansky sherman shevchenko shi shibata shih shim shimada shimizu shin shrivastava shu shukla shulman
    siciliano sidharth siegel siegwart sikora silva silveira silver simmons simon simpson sims sinclair singer
    singh singhal singla sinha sitti smarandache smirnov smith snyder soares sohn sokolov solomon sommer son
    song soni sontag sornette soto sousa souza sparavigna spencer sridhar sridharan srinivasa srinivasan
    srivastava stachniss stadler stanley stauffer steel stefani stein steinberg stepanov stephens stern stevens
    stevenson stewart stoica stone stoyanov stramigioli strauss stuart sturmfels su suarez subramanian succi
    suciu sugano sugimoto sugiyama suh sui sukhatme sukkarieh sukochev sullivan summers sun sundaram sung suresh
    sutton suzuki svensson szabo szolnoki szymanski sánchez sørensen tabuada tadokoro tai tajima takagi
    takahashi takanishi takano takeda takemura takeuchi tamura tan tanaka tang tani taniguchi tanner tao tarasov
    tavakoli taylor tedrake teh teixeira tenenbaum teng tewari thakur theobalt thiele thom thomas thompson
    thomsen thomson thrun thurner tian tibshirani titov tiwari todorov tokekar tombari tomizuka tomlin tong
    topcu torner torralba torre torres toschi toth toussaint tran tretyakov tripathi trivedi truong tsaban
    tsagarakis tsai tsang tseng tsuchiya tsuji tu tucker tung turner tóth uchiyama ueda ullrich ulrich upadhyay
    urtasun vaidya valente valle varchenko vardi varga vargas varma varshney vasconcelos vasudevan vaughan
    vazquez vega veloso venkatesh ventura verbitsky verma vidal vieira vijayakumar villa villani vincent vincze
    visser viswanathan vitiello vladimirov vo vogel vogt voigt volkov vu vulpiani vuorinen wada wagner wahl
    wainwright walczak walker wallace walsh walter walters wan wang ward warren wasserman watanabe watson weaver
    webb weber webster wei weinberg weinberger weinstein weiss weitz weller wen wendt weng wenger werner west
    weston white wick wiggins wilkinson williams williamson willis wilson winkler winter wirth wolf wolff won
    wong woo wood woodruff woods wouters wright wu xi xia xiang xiao xie xin xing xiong xu xuan xue yadav
    yakovlev yamada yamaguchi yamamoto yamane yamashita yamazaki yan yang yao yasuda ye yeh yen yeo yerokhin
    yeung yi yilmaz yim yin ying yip yokoi yokoyama yong yoo yoon yoshida yoshikawa yoshimura you young youssef
    yu yuan yudin yue yuen yuille yun zaitsev zakharov zakrzewski zamani zang zelditch zell zeng zha zhai zhan
    zhang zhao zhen zheng zhong zhou zhu zhuang ziegler zimmer zimmermann zinner zoller zong zorzi zou zuo
    """
)
"""Family names that are rarely a word of a title."""
