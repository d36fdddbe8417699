// Lists of words, in no meaningful order but the alphabet.

/** Given names that many have, without their marks. One of these before another word with a capital is somebody. */
export const GIVEN_NAMES: ReadonlySet<string> = new Set(
  `
aaron abdul abdullah abigail adam adrian agnes agnieszka ahmad ahmed aidan aisha alan albert alejandro alessandro alex
alexander alexandra alfred ali alice alicia alison amanda amara amelia amina amir amy ana andre andrea andreas andrew
andrzej angela anh anita anna anne annette anthony anton antonio aoife apirana ariana arjun arthur asha astrid audrey
barbara bartosz beatrice begum belinda ben benjamin bernadette bernard beth bethany bianca bjorn blessing bogdan brenda
brendan brett brian bridget bronte bruce bruno bui caitlin callum cameron camila carl carla carlos carmen carol caroline
catherine cecilia chantelle charles charlotte chen chiara chloe choi chowdhury chris christian christina christine
christopher ciara claire clara claudia colin colleen connor craig cristina cynthia dang daniel daniela danielle darren
david deborah denis denise derek diana diego dimitri dmitri dominic dominik donald donna doris dorothy dragan duncan
duong dylan edith eduardo edward eileen eleanor elena elisabeth elizabeth ella ellen emily emma eric erik erika ernesto
esther ethan eugene eva evelyn fatima fatma felix fernando fiona florence frances francesca francesco francis francois
frank frederick gabriel gabriela garcia gareth gary gavin gemma genevieve geoffrey george georgia georgina gerald gerard
giovanni giulia gloria gonzalez gordon graeme graham greg gregory guillermo gupta gustavo hamish hannah hans harold
harpreet harriet harry hassan hayley heather hector heidi helen helena helga henry hernandez hiroshi hoang holly huang
hugh hussain hussein ian ibrahim ida igor imran ingrid irene iris isaac isabel isabella isabelle ivan jack jacob
jacqueline jacques jake james jamie jan jane janet janine jasmine jason javier jean jeanette jeff jeffrey jennifer jeremy
jerome jessica jesus jill jing joan joanna joanne joaquin jodie johanna johannes john jonas jonathan jorge jose josef
joseph josephine joshua joy joyce juan judith julia julian julie juliette jun justin kamala karen karim karl karla
katarzyna kate katherine kathleen kathryn katie kaur kavita keith kelly kenji kenneth kerry kevin khadija khalid khan kim
kirsten krzysztof kumar kyle lachlan lara lars laszlo latoya laura lauren laurence lea leah leanne lee leila lena leo
leonard leonie leslie lewis li liam lilian lily linda ling lisa liu lloyd logan lopez lorraine louis louise luca lucas
lucia lucy luis luiz lukas luke lydia lynne mackenzie madeleine maeve magdalena malcolm manuel marc marcel marcia marco
marcus margaret margot maria mariam marian marie mario marion marjorie mark marlene marta martha martin martina martinez
mary mateusz matilda matteo matthew maureen max maya megan mehmet mei melanie melissa mercedes michael michaela michal
michelle miguel mihai mikhail mila minh mira miriam mohamed mohammad mohammed moira molly monica monika muhammad mustafa
nadia nadine naomi natalia natalie natasha nathan neil ngoc nguyen niamh nicholas nicola nicole nigel nikita nikolai nina
noah noel nora norman nuala olga oliver olivia omar oscar owen pablo paige pamela paola paolo parveen patel patricia
patrick paul paula pauline pedro peg peggy penelope peter petra pham phan philip phillip phoebe pierre piotr priya quang
rachel radek rafael rahul raj rajesh ralph ramesh ramon rania rashid raymond rebecca reece regina renata rene rhys
ricardo richard rita robert roberta roberto robin rodrigo rodriguez roger roisin roland ronald rosa rosalind rosemary
ross rowan roxanne ruby rupert russell ruth ryan saanvi sabine sally salma sam samantha samira samuel sandra sanjay
santos saoirse sara sarah sean sebastian selena sergei sergio shane shannon sharma sharon sheila shirley sian siddharth
silva silvia simon simone singh siobhan sofia sonia sophia sophie soren stacey stanislaw stefan stella stephanie stephen
steven stuart sunita susan suzanne sven svetlana sylvia tadeusz takashi tamara tanya tara tatiana ted terence teresa
thandiwe theo theresa thi thomas tiffany timothy tina todd tom tomasz tony tracey tran travis trevor trinh tyler ursula
valentina valerie vanessa vera veronica victor victoria vijay vikram vincent violet virginia vivian vladimir walter wanda
wang warren wei wendy wilhelm william winston wojciech xavier xiao yang yasmin yolanda youssef yuki yusuf yvonne zachary
zahra zara zhang zhao zhou zoe zofia zsofia
`
    .trim()
    .split(/\s+/),
);

/** Names that are words as well: they are somebody only where they are written with a capital. */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `
al april art august autumn baker banks basil bell best big bill bishop black bob bond bridge brown buck butler carter case
cash castle chance chase church clay clerk cloud coal cole cook court dale dance dawn day dean dear deep dick dollar don drew
driver drum early east ed eve fair faith farmer field fine fisher ford forest frank free frost full gale gardener gates gene
general glen gold good grace grant green guy hall harp heath high hill home hope horn house hunter iris iron ivy jack jay jean
joy judge june keen kind king lake lance lane late law lee lily little long love low major mark marsh mason mat matt max may
meadow mercy mike miles miller moon moor new nick night noble noon north old olive page park parks pat penny pierce pope
porter post potter pound power press price prince proud rain randy ray read reader rich ridge rivers rob rock rose rush rust
sage sand sharp shore short silver singer skip sky small smith snow song south speak speaker spring star steel stew stone
storm street strong sue summer sun sweet swift tall taylor temple tony trip true turner violet walker wall walls weaver west
white will winter wise wood woods word words young
`
    .trim()
    .split(/\s+/),
);

/** Words with a capital that name nobody: what begins a sentence, days and months, offices, countries. */
export const NOT_PEOPLE: ReadonlySet<string> = new Set(
  `
a abn about above account acn act address adelaide after afternoon again against agency ago all already also although
always am america american amex an and android another answer any anybody anything anyway apple application apr april
arabic are aren as asap asia asian ask assigned at aug august australia australian authority av ave avenue bad bank be
because been before being below besides best between big bill bills bin bins birth blvd board born boston both boulevard
branch bring brisbane britain british bsb building bureau bus but buy by call came can canada canadian canberra cancelled
cannot cantonese car card case center central centre chat cheers child china chinese circuit city clerk close closed
college come commission complaint complaints completed could council counter counters court covid cres crescent csv ct
customer customers dame darwin date day days dear dec december department desk did director division do dob does doing
don't don’t door down dr drive due duplicate during each early east eastern either email england english enquiries
enquiry esplanade eta europe european even evening every everybody everyone everything excel facebook fact faithfully
family faq feb february fee feel fees few file finally find fine fines first for form forms found france french fri
friday from further fwd fyi gardens gave german germany get give good google got government great greece greek grove gst
had has have having he hello help her here hers herself hi high highway him himself his hobart home hospital hours house
how however http https hwy i i'd i'll i'm i've id if im in india indian instead internet into ip iphone ireland irish
issued it it's italian italy its itself it’s ive i’d i’ll i’m i’ve jan january jul july jun june just keep kept key kind
kingdom know lane last late let letter library licence license line little ln london long look lost low lower madam made
mail make man manager mandarin many mar march mastercard matter may maybe me meanwhile medicare melbourne message mews
microsoft minister ministry minutes miss mon monday money month months more morning most mr mrn mrs ms much my myself
name need neither never new next nhs night no nobody noise none nor north northern not note noted notes nothing notice
nov november now nsw number oct october of off office officer officers often ok okay old ombudsman on once only onto open
or other otherwise our ours ourselves out over own page parade park parking parks parkway parliament part passport pay
payment paypal pde pdf pending people per perhaps permit permits person perth phone place planning plate please pm police
policy portugal portuguese post private problem prof program programme ps public put quay queensland question queue rate
rates rd re read reason ref reference refund regards rego regulation removed report reports request requests resolved
result right ring road roads said same sat saturday saw say scheme school scotland scottish second secretary section see
sell send sent sep sept september service services several she short should show since sincerely sir small sms so some
somebody something sometimes soon sorry south southern southmark spain spanish sq square ssn st staff start state states
station still stop street streets subject such sun sunday supervisor sydney take tasmania tax tce team teams tell terrace
tfn than thank thanks that that's thats that’s the their theirs them themselves then there therefore these they thing
things think third this those though through thu thursday time to today told tomorrow too took traffic train transport
tree trees tribunal truly try tue tuesday turn under unfortunately unit united university unless until up upper url use
usually very via victoria vietnam vietnamese visa wait wales want warm was waste water way we web wed wednesday week
weeks well welsh went were west western what when where whether which while who whom whose why wifi window windows wishes
with within without woman word work would write wrong wrote www year years yes yesterday york you your yours yourself
yourselves zealand
`
    .trim()
    .split(/\s+/),
);
