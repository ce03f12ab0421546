/** Terms of life, medicine, food and the environment; see lexicon-basic.ts for the form. */
export const LIFE_TERMS = `
蛋白质=protein; 抗体=antibody; 单克隆抗体=monoclonal antibody; 抗体偶联药物=antibody-drug conjugate
抗原=antigen; 酶=enzyme; 多肽=peptide|polypeptide; 氨基酸=amino acid; 核酸=nucleic acid; 基因=gene
基因组=genome|genomic; 基因编辑=gene editing|genome editing; 基因治疗=gene therapy
基因表达=gene expression; 转录组=transcriptome; 代谢组=metabolomics|metabolome
蛋白质组=proteomics|proteome; 测序=sequencing; 突变=mutation; 引物=primer
聚合酶链反应=polymerase chain reaction|PCR; 微小核糖核酸=microRNA; 表观遗传=epigenetic; 细胞=cell
细胞培养=cell culture; 干细胞=stem cell; 免疫细胞=immune cell; 细胞凋亡=apoptosis; 自噬=autophagy
增殖=proliferation; 信号通路=signaling pathway|signalling pathway; 受体=receptor; 抑制剂=inhibitor
激动剂=agonist; 细胞因子=cytokine; 氧化应激=oxidative stress; 炎症=inflammation
免疫=immune|immunity; 免疫治疗=immunotherapy; 疫苗=vaccine; 佐剂=adjuvant; 病毒=virus
细菌=bacteria|bacterium; 真菌=fungus|fungi; 微生物=microorganism|microbial
肠道菌群=gut microbiota|intestinal flora; 益生菌=probiotic; 抗生素=antibiotic
耐药性=drug resistance|antibiotic resistance; 抗菌=antibacterial|antimicrobial; 抗氧化=antioxidant
发酵=fermentation; 生物反应器=bioreactor; 合成生物学=synthetic biology; 酵母=yeast
大肠杆菌=Escherichia coli; 代谢=metabolism|metabolic; 代谢工程=metabolic engineering
纯化=purification; 层析=chromatography; 色谱=chromatography; 质谱=mass spectrometry; 药物=drug
药物递送=drug delivery; 缓释=sustained release|controlled release; 脂质体=liposome
脂质纳米颗粒=lipid nanoparticle; 制剂=formulation|preparation; 药物筛选=drug screening
药代动力学=pharmacokinetics; 药理=pharmacology|pharmacological; 毒性=toxicity; 仿制药=generic drug
中药=traditional Chinese medicine|herbal medicine; 临床试验=clinical trial; 生物标志物=biomarker
诊断=diagnosis|diagnostic; 治疗=therapy|treatment; 肿瘤=tumor|tumour; 癌症=cancer; 肺癌=lung cancer
肝癌=liver cancer|hepatocellular carcinoma; 乳腺癌=breast cancer; 胃癌=gastric cancer
白血病=leukemia|leukaemia; 转移=metastasis; 化疗=chemotherapy; 放疗=radiotherapy|radiation therapy
靶向=targeted|targeting; 糖尿病=diabetes|diabetic; 高血压=hypertension; 心血管=cardiovascular
心肌梗死=myocardial infarction; 动脉粥样硬化=atherosclerosis; 脑卒中=stroke
阿尔茨海默病=Alzheimer's disease; 帕金森病=Parkinson's disease; 抑郁症=depression; 癫痫=epilepsy
骨质疏松=osteoporosis; 关节炎=arthritis; 骨折=fracture; 肾病=kidney disease|nephropathy
肝炎=hepatitis; 肝硬化=cirrhosis; 哮喘=asthma; 肺炎=pneumonia; 感染=infection; 结核=tuberculosis
败血症=sepsis; 过敏=allergy|allergic; 肥胖=obesity; 妊娠=pregnancy; 新生儿=neonatal|newborn
手术=surgery|surgical; 手术机器人=surgical robot; 麻醉=anesthesia|anaesthesia; 护理=nursing
康复=rehabilitation; 针灸=acupuncture; 移植=transplantation; 植入物=implant; 支架=stent|scaffold
组织工程=tissue engineering; 生物材料=biomaterial; 人工关节=artificial joint; 牙科=dental|dentistry
伤口愈合=wound healing; 血糖=blood glucose; 血压=blood pressure; 心电图=electrocardiogram|ECG
磁共振成像=magnetic resonance imaging|MRI; 计算机断层扫描=computed tomography|CT
内窥镜=endoscope|endoscopy; 医疗器械=medical device; 生物传感器=biosensor
微流控=microfluidic|microfluidics; 即时检测=point-of-care; 流行病学=epidemiology
公共卫生=public health; 疫情=epidemic|outbreak; 生物信息学=bioinformatics
系统生物学=systems biology; 农业=agriculture|agricultural; 作物=crop; 水稻=rice; 小麦=wheat
玉米=maize|corn; 大豆=soybean; 棉花=cotton; 马铃薯=potato; 蔬菜=vegetable; 水果=fruit; 茶叶=tea
烟草=tobacco; 育种=breeding; 杂交=hybrid|hybridization; 种质资源=germplasm; 种子=seed
萌发=germination; 光合作用=photosynthesis; 根系=root system|root; 产量=yield; 品质=quality
抗旱=drought tolerance|drought-resistant; 抗病=disease resistance; 病虫害=pest and disease|pests
农药=pesticide; 除草剂=herbicide; 杀虫剂=insecticide; 肥料=fertilizer|fertiliser
氮肥=nitrogen fertilizer; 灌溉=irrigation; 滴灌=drip irrigation; 温室=greenhouse
精准农业=precision agriculture; 农业机械=agricultural machinery; 收获=harvest|harvesting
采摘机器人=picking robot|harvesting robot; 畜牧=livestock|animal husbandry; 饲料=feed; 家禽=poultry
生猪=pig|swine; 奶牛=dairy cow|dairy cattle; 水产养殖=aquaculture; 鱼类=fish; 对虾=shrimp
林业=forestry; 森林=forest; 木材=wood|timber; 竹=bamboo; 食品=food; 食品安全=food safety
保鲜=preservation|fresh-keeping; 冷链=cold chain; 干燥=drying; 贮藏=storage; 淀粉=starch
纤维素=cellulose; 木质素=lignin; 多糖=polysaccharide; 油脂=oil|lipid; 营养=nutrition|nutrient
乳制品=dairy product; 功能食品=functional food; 环境=environment|environmental
污染=pollution|contamination; 污染物=pollutant|contaminant; 水处理=water treatment
污水=sewage|wastewater; 废水=wastewater; 污水处理=wastewater treatment|sewage treatment
饮用水=drinking water; 污泥=sludge; 活性污泥=activated sludge; 脱氮=denitrification|nitrogen removal
除磷=phosphorus removal; 重金属=heavy metal; 微塑料=microplastic; 抗生素抗性=antibiotic resistance
富营养化=eutrophication; 水质=water quality; 地下水=groundwater; 河流=river; 湖泊=lake
海洋=ocean|marine; 水资源=water resources; 水文=hydrology|hydrological; 洪水=flood; 干旱=drought
径流=runoff; 水库=reservoir; 大坝=dam; 土壤修复=soil remediation
修复=remediation|repair|restoration; 生态=ecology|ecological; 生态系统=ecosystem
生物多样性=biodiversity; 湿地=wetland; 荒漠化=desertification; 碳汇=carbon sink
碳排放=carbon emission; 二氧化碳=carbon dioxide|CO2; 碳捕集=carbon capture
封存=sequestration|storage; 温室气体=greenhouse gas; 甲烷=methane; 气候变化=climate change
降水=precipitation|rainfall; 台风=typhoon; 气溶胶=aerosol; 大气=atmosphere|atmospheric
空气质量=air quality; 雾霾=haze; 颗粒物=particulate matter
挥发性有机物=volatile organic compound|VOC; 脱硫=desulfurization|desulphurization
脱硝=denitration|denitrification; 烟气=flue gas; 固体废物=solid waste; 垃圾焚烧=waste incineration
堆肥=compost|composting; 厌氧消化=anaerobic digestion; 循环经济=circular economy
生命周期评价=life cycle assessment; 可持续=sustainable|sustainability
节能=energy saving|energy-saving; 教育=education; 经济=economy|economic; 金融=finance|financial
企业=enterprise|firm; 创新=innovation; 产业集群=industrial cluster; 绩效=performance
管理=management; 政策=policy; 贸易=trade; 就业=employment; 城市化=urbanization
`;
