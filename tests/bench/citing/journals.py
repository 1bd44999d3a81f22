# ruff: noqa: E501
"""Where papers appear: names of journals, meetings, books and publishers, which are facts."""

from __future__ import annotations

from citing.made import words

JOURNALS = words("""
Ecology and Evolution|Ecology Letters|Molecular Ecology|Journal of Animal Ecology|Oikos|Oecologia|The American Naturalist|
Evolution|Journal of Evolutionary Biology|Proceedings of the Royal Society B|Philosophical Transactions of the Royal Society B|
Proceedings of the National Academy of Sciences|PNAS|Proc Natl Acad Sci USA|Proc. Natl. Acad. Sci. U.S.A.|PLoS ONE|PLOS Biology|
PLoS Comput. Biol.|PLOS Pathogens|eLife|Cell|Molecular Cell|Current Biology|Nature|Science|Nature Communications|Nature Methods|
Nature Genetics|Nat. Commun.|Nat Methods|Nature Physics|Nature Astronomy|Science Advances|Sci. Adv.|Sci Rep|Scientific Reports|
Genome Research|Genome Biology|Genetics|G3: Genes, Genomes, Genetics|Bioinformatics|Nucleic Acids Research|Nucleic Acids Res|
BMC Bioinformatics|BMC Genomics|J Biol Chem|Journal of Molecular Biology|J. Mol. Biol.|FEBS Letters|The EMBO Journal|Neuron|
The Journal of Neuroscience|J Neurosci|NeuroImage|Cerebral Cortex|Brain|Human Brain Mapping|Frontiers in Human Neuroscience|
Front. Psychol.|Cognition|Cognitive Science|Psychological Review|Psychological Science|Journal of Personality and Social Psychology|
Journal of Experimental Psychology: General|Behavioral and Brain Sciences|Trends in Cognitive Sciences|Memory & Cognition|
The Lancet|Lancet|The New England Journal of Medicine|N Engl J Med|BMJ|JAMA|JAMA Internal Medicine|Annals of Internal Medicine|
Circulation|Eur Heart J|Diabetes Care|Cancer Research|Clin Cancer Res|Journal of Clinical Oncology|Blood|Gut|Pediatrics|
American Journal of Epidemiology|Int J Epidemiol|Statistics in Medicine|Stat Med|Deutsches Ärzteblatt|Phys Ther|
J Med Internet Res|Journal of Medical Internet Research|Vaccine|Journal of Virology|J Virol|Veterinary Record|Animals|
Physical Review Letters|Phys. Rev. Lett.|Phys Rev Lett|PRL|Physical Review B|Phys. Rev. B|Phys. Rev. D|Phys. Rev. E|Phys. Rev. A|
Physical Review X|PRX Quantum|Reviews of Modern Physics|Rev. Mod. Phys.|J. Chem. Phys.|Journal of Chemical Physics|
J. Phys. A: Math. Gen.|New Journal of Physics|New J. Phys.|Europhys. Lett.|EPL|Physics Letters B|Phys. Lett. B|Nucl. Phys. B|
JHEP|Journal of High Energy Physics|JCAP|Class. Quantum Grav.|Classical and Quantum Gravity|Gen. Relativ. Gravit.|
The Astrophysical Journal|ApJ|ApJL|Astrophys. J.|Astronomy & Astrophysics|A&A|Astron. Astrophys.|MNRAS|Mon. Not. R. Astron. Soc.|
Monthly Notices of the Royal Astronomical Society|The Planetary Science Journal|PSJ|Icarus|GRL|Geophysical Research Letters|
Geophys. Res. Lett.|Journal of Geophysical Research: Atmospheres|J. Geophys. Res.|Earth and Planetary Science Letters|Tellus A|
Journal of Climate|J. Climate|J. Atmos. Sci.|Monthly Weather Review|Mon. Wea. Rev.|Atmos. Chem. Phys.|Hydrology and Earth System Sciences|
Quarterly Journal of the Royal Meteorological Society|Bulletin of the American Meteorological Society|Boundary-Layer Meteorology|
Water Resources Research|Geology|Quaternary Science Reviews|Journal of Glaciology|Remote Sensing of Environment|
Journal of the American Chemical Society|J. Am. Chem. Soc.|JACS|Angew. Chem. Int. Ed.|Angewandte Chemie|Chem. Commun.|Chem. Sci.|
Chemical Reviews|Inorg. Chem.|Organic Letters|Org. Lett.|J. Org. Chem.|Tetrahedron Letters|Analytical Chemistry|Anal. Chem.|
J. Phys. Chem. B|Langmuir|Macromolecules|Soft Matter|Advanced Materials|Adv. Mater.|ACS Nano|Nano Letters|Nano Lett.|Acta Materialia|
Applied Physics Letters|Appl. Phys. Lett.|J. Appl. Phys.|Optics Express|Opt. Express|Opt. Lett.|Optica|Electronics Letters|
IEEE Transactions on Information Theory|IEEE Trans. Inf. Theory|IEEE Transactions on Signal Processing|IEEE Trans. Signal Process.|
IEEE Access|IEEE Transactions on Power Systems|IEEE J. Sel. Areas Commun.|IEEE Internet of Things Journal|Proceedings of the IEEE|
IEEE Transactions on Pattern Analysis and Machine Intelligence|IEEE Trans. Software Eng.|IEEE Robotics and Automation Letters|
Automatica|Systems & Control Letters|International Journal of Control|Mechanism and Machine Theory|Journal of Fluid Mechanics|
J. Fluid Mech.|Physics of Fluids|Phys. Fluids|Int. J. Heat Mass Transfer|Journal of Sound and Vibration|Wind Energy|Energy Policy|
Journal of Structural Engineering|Construction and Building Materials|Transportation Research Part B|Transportation Research Record|
Journal of Machine Learning Research|JMLR|Machine Learning|Neural Computation|Neural Networks|Artificial Intelligence|
Journal of Artificial Intelligence Research|Computational Linguistics|Transactions of the Association for Computational Linguistics|
Communications of the ACM|Commun. ACM|Journal of the ACM|J. ACM|ACM Computing Surveys|ACM Transactions on Graphics|ACM Trans. Graph.|
SIAM Journal on Computing|SIAM J. Comput.|SIAM J. Numer. Anal.|SIAM Review|Mathematical Programming|Math. Program.|Operations Research|
Theoretical Computer Science|Theor. Comput. Sci.|Information Processing Letters|Algorithmica|Information and Computation|
Journal of Symbolic Logic|J. Symb. Log.|Logical Methods in Computer Science|Annals of Pure and Applied Logic|
Annals of Mathematics|Ann. of Math.|Inventiones Mathematicae|Invent. Math.|Duke Math. J.|Duke Mathematical Journal|Acta Math.|
Journal of the American Mathematical Society|J. Amer. Math. Soc.|Transactions of the American Mathematical Society|
Trans. Amer. Math. Soc.|Proc. Amer. Math. Soc.|Proceedings of the American Mathematical Society|Advances in Mathematics|Adv. Math.|
Math. Ann.|Mathematische Annalen|Mathematische Zeitschrift|Math. Z.|Crelle's Journal|J. reine angew. Math.|Compositio Mathematica|
Compos. Math.|Bull. London Math. Soc.|Journal of the London Mathematical Society|J. London Math. Soc.|Israel J. Math.|
Pacific J. Math.|Michigan Math. J.|Journal of Algebra|J. Algebra|J. Combin. Theory Ser. A|Journal of Combinatorial Theory, Series B|
European J. Combin.|Electron. J. Combin.|Combinatorica|Discrete Math.|Graphs Combin.|Random Structures & Algorithms|
Journal of Number Theory|Acta Arith.|Communications in Mathematical Physics|Comm. Math. Phys.|Letters in Mathematical Physics|
Lett. Math. Phys.|J. Differential Geom.|Geometry & Topology|Algebr. Geom. Topol.|Topology Appl.|Annales de l'Institut Fourier|
Ann. Sci. École Norm. Sup.|C. R. Acad. Sci. Paris|Bulletin de la Société Mathématique de France|Monatshefte für Mathematik|
Annals of Probability|Ann. Probab.|Probab. Theory Related Fields|Stochastic Process. Appl.|The Annals of Statistics|Ann. Statist.|
Journal of the American Statistical Association|JASA|J. R. Stat. Soc. B|Biometrika|Biometrics|Biostatistics|Statistica Sinica|
Journal of Statistical Software|R Journal|Technometrics|Stata Journal|
American Economic Review|AER|Quarterly Journal of Economics|QJE|Econometrica|Journal of Political Economy|Review of Economic Studies|
Journal of Econometrics|Review of Economics and Statistics|The Economic Journal|Journal of Labor Economics|Journal of Development Economics|
Journal of Public Economics|Journal of Finance|Journal of Financial Economics|Review of Financial Studies|Games and Economic Behavior|
Journal of Economic Theory|AEJ: Applied Economics|World Development|Management Science|Strategic Management Journal|
Academy of Management Journal|Organization Science|Journal of Marketing|MIS Quarterly|Harvard Business Review|Marketing Science|
Harvard Law Review|Yale Law Journal|Virginia Law Review|Michigan Law Review|Stanford Law Review|Indiana Law Journal|
Columbia Law Review|Oxford Journal of Legal Studies|Modern Law Review|European Journal of International Law|Law & Society Review|
Neue Juristische Wochenschrift|NJW|Archiv des öffentlichen Rechts|AöR|JuristenZeitung|Der Staat|Zeitschrift für Rechtspolitik|ZRP|
American Political Science Review|American Journal of Political Science|Journal of Politics|International Organization|World Politics|
West European Politics|Politische Vierteljahresschrift|Leviathan|American Sociological Review|American Journal of Sociology|
Social Forces|Sociological Methods & Research|Kölner Zeitschrift für Soziologie und Sozialpsychologie|Gender & Society|Poetics|
Cultural Sociology|Theory, Culture & Society|Demography|Population and Development Review|Current Anthropology|American Anthropologist|
The American Historical Review|Past & Present|Journal of Modern History|Historische Zeitschrift|Annales. Histoire, Sciences Sociales|
Geschichte und Gesellschaft|Vierteljahrshefte für Zeitgeschichte|Isis|Osiris|Speculum|The Journal of Roman Studies|Hermes|Gnomon|
Mind|Noûs|The Philosophical Review|Philosophical Studies|Synthese|Erkenntnis|Philosophy of Science|Journal of Philosophy|Analysis|
The British Journal for the Philosophy of Science|Kant-Studien|Ethics|Philosophy & Public Affairs|Dialectica|
Language|Lingua|Linguistic Inquiry|Natural Language & Linguistic Theory|Journal of Linguistics|Phonology|Glossa|Language Learning|
Journal of Phonetics|International Journal of American Linguistics|Zeitschrift für Sprachwissenschaft|Folia Linguistica|
New Literary History|PMLA|Critical Inquiry|Poetics Today|Modern Philology|Music Theory Spectrum|Popular Music|Ethnomusicology|
Journal of the American Musicological Society|Leonardo|The Burlington Magazine|Journal of Aesthetics and Art Criticism|
Library Quarterly|Journal of Documentation|Scientometrics|Information Processing & Management|College & Research Libraries|
D-Lib Magazine|Educational Researcher|Review of Educational Research|Computers & Education|Teaching and Teacher Education|
Convergencia|Revista Mexicana de Sociología|Dados|Revista Brasileira de Ciências Sociais|Cadernos de Saúde Pública|Novos Estudos CEBRAP|
Revista de Indias|Cuadernos de Economía|Rivista di filosofia|Il Mulino|Studi storici|Revue française de sociologie|Actes de la recherche
en sciences sociales|Revue économique|Langue française|Insight Turkey|Doğu Batı|Toplum ve Bilim|
Успехи математических наук|Математический сборник|Доклады Академии наук|ДАН СССР|Журнал экспериментальной и теоретической физики|
Вопросы философии|Вопросы истории|Социологические исследования|Вестник МГУ. Серия 1. Математика. Механика|Автоматика и телемеханика|
Известия РАН. Серия математическая|Труды МИАН|Вестник СПбГУ|Философские науки|Экономика и математические методы|
计算机学报|软件学报|中国科学|物理学报|自动化学报|文学评论|情報処理学会論文誌|天気|日本物理学会誌|SOLA|
Journal of the Meteorological Society of Japan|Acta Physica Polonica A|Studia Logica|Fundamenta Mathematicae|Czechoslovak Mathematical Journal|
Agronomy Journal|Field Crops Research|Plant and Soil|Crop Science|Soil Biology and Biochemistry|New Phytologist|The Plant Cell|Planta|
Journal of Experimental Botany|Journal of Agricultural and Food Chemistry|Aquaculture|Journal of Dairy Science|Forest Ecology and Management|
Marine Ecology Progress Series|Mar. Ecol. Prog. Ser.|Journal of Archaeological Science|Antiquity|Radiocarbon|Zootaxa|Journal of Herpetology
""")

MEETINGS = words("""
NeurIPS|NIPS|ICML|ICLR|CVPR|ICCV|ECCV|AAAI|IJCAI|ACL|EMNLP|NAACL|EACL|COLING|AISTATS|UAI|COLT|KDD|WWW|SIGIR|CHI|CSCW|UIST|STOC|FOCS|
SODA|ICALP|LICS|CAV|POPL|PLDI|ICFP|OOPSLA|SOSP|OSDI|NSDI|SIGCOMM|INFOCOM|CCS|USENIX Security|S&P|NDSS|CRYPTO|EUROCRYPT|VLDB|SIGMOD|
ICDE|ICRA|IROS|RSS|CoRL|ICASSP|INTERSPEECH|ISMIR|MICCAI|ISBI|DAC|ISCA|MICRO|ASPLOS|HPCA|SC|IPDPS|PODC|DISC|ESA|SoCG|GECCO|ISWC|ESWC|
LREC|TACAS|FSE|ICSE|ASE|ISSTA|MSR|CAiSE|ER|BPM|IEEE VIS|SIGGRAPH|EGU General Assembly|AGU Fall Meeting|ASMS|ICPhS|CogSci|
SEALS|FOIS|JURIX|DH|iConference|JCDL|TPDL|ICIP|EUSIPCO|GLOBECOM|ICC|VTC|PIMRC|ACC|CDC|ECC|IFAC World Congress|MTNS|WAFR|HRI
""")
LONG_MEETINGS = words("""
Advances in Neural Information Processing Systems|Proceedings of the International Conference on Machine Learning|
Proceedings of the 2018 Conference on Empirical Methods in Natural Language Processing|Proceedings of the IEEE Conference on Computer
Vision and Pattern Recognition|Proceedings of the AAAI Conference on Artificial Intelligence|Proc. of the 12th International Workshop on
Graph-Theoretic Concepts|Proceedings of the 41st Annual Meeting of the Cognitive Science Society|Proc. 14th Int. Conf. on Tools and
Algorithms|Proceedings of the ACM Symposium on Theory of Computing|International Conference on Learning Representations|
2019 IEEE International Conference on Robotics and Automation (ICRA)|Proceedings of the 18th International Congress of Phonetic Sciences|
Lecture Notes in Computer Science|International Symposium on Algorithms and Computation|American Control Conference|
IEEE International Symposium on Information Theory (ISIT)|Proceedings of the Annual Meeting of the Berkeley Linguistics Society|
Workshop on Bayesian Deep Learning|Tagungsband der 12. Deutschen Physikertagung|Actes du colloque de Cerisy|Atti del Convegno Nazionale|
Anais do XII Congresso Brasileiro de Sociologia|Actas del VIII Congreso de Historia|Труды международной конференции «Диалог»|
Материалы всероссийской научной конференции|Proc. SPIE|AIP Conference Proceedings|Conference of the European Chapter of the ACL
""")
BOOKS = words("""
The Oxford Handbook of Political Theory|Handbook of Combinatorics|The Cambridge History of Science|Essays in Honour of G. Field|
Geschichte der Philosophie im Mittelalter|Literary essays of the moderns|Festschrift für Karl Holm zum 70. Geburtstag|The sacred wood|
Encyclopedia of Complexity and Systems Science|Handbook of Labor Economics|Companion to the Philosophy of Mind|Quantum Groups|
Topics in Number Theory|Recht und Moral in der Moderne|Cultures of Music|Advances in Ecological Research|Methods in Enzymology|
Historia del pensamiento latinoamericano|La ville et ses marges|Sociologia da cultura|Teoria e storia del diritto|Modernidades em debate
""")
PUBLISHERS = words("""
Springer|Springer, Berlin|Springer-Verlag, New York|Berlin: Springer|Cambridge University Press|Cambridge: Cambridge University Press|
Oxford University Press|Oxford: Clarendon Press|MIT Press|Cambridge, MA: MIT Press|Princeton University Press|New York: Basic Books|
London: Routledge|Routledge|London : Routledge|Rotterdam, The Netherlands : Sense Publishers|Elsevier, Amsterdam|Wiley|
John Wiley & Sons, New York|Hoboken, NJ: Wiley|Academic Press|Birkhäuser, Basel|de Gruyter|Berlin: de Gruyter|Suhrkamp, Frankfurt am Main|
Frankfurt: Campus|C.H. Beck, München|Mohr Siebeck, Tübingen|Tübingen: Niemeyer|Nomos, Baden-Baden|Wien: Böhlau|Paris: Seuil|
Paris, Gallimard|Presses universitaires de France|PUF|Madrid: Siglo XXI|México: FCE|São Paulo: Editora Unesp|Rio de Janeiro: Zahar|
Bologna: Il Mulino|Torino, Einaudi|Milano: Feltrinelli|İstanbul: İletişim Yayınları|М.: Наука|М.: Мир|СПб.: Лань|Москва: Физматлит|
University of Chicago Press|Chicago: University of Chicago Press|Bloomington: Indiana University Press|Stanford, CA: Stanford University Press|
Brill, Leiden|Leiden: Brill|Amsterdam: Benjamins|Edward Elgar|Ashgate|World Scientific, Singapore|ACM|IEEE|IEEE Press|IOS Press|
American Mathematical Society, Providence, RI|SIAM, Philadelphia|Palgrave Macmillan|Basingstoke: Palgrave|北京: 科学出版社|上海: 上海古籍出版社|
北京: 人民文学出版社|岩波書店|東京大学出版会|Warszawa: PWN|Praha: Academia|Universitetsforlaget, Oslo|Lund: Studentlitteratur
""")
SCHOOLS = words("""
University of Vienna|Stanford University|MIT|ETH Zürich|Universität Heidelberg|Université Paris-Sud|Universidade de São Paulo|USP|UNICAMP|
Universidad Nacional Autónoma de México|Università di Bologna|University of Edinburgh|Indiana University|Uppsala universitet|
Lomonosov Moscow State University|Tel Aviv University|University of Tokyo|京都大学|Peking University|National University of Singapore|
IIT Bombay|Boğaziçi University|TU Delft|KU Leuven|Charles University, Prague|University of Cape Town|Kansas State University|EPFL
""")
