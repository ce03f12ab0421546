/** Terms of materials, chemistry and energy; see lexicon-basic.ts for the form. */
export const MATERIALS_TERMS = `
电池=battery|cell; 锂离子电池=lithium-ion battery|Li-ion battery; 锂电池=lithium battery
钠离子电池=sodium-ion battery; 固态电池|全固态电池=solid-state battery|all-solid-state battery
锂硫电池=lithium-sulfur battery; 液流电池=flow battery|redox flow battery
锌离子电池=zinc-ion battery; 燃料电池=fuel cell; 太阳能电池=solar cell; 超级电容器=supercapacitor
电容器=capacitor; 正极=cathode|positive electrode; 负极=anode|negative electrode; 阴极=cathode
阳极=anode; 正极材料=cathode material; 负极材料=anode material; 电极=electrode; 电解质=electrolyte
固态电解质=solid electrolyte|solid-state electrolyte; 电解液=electrolyte|liquid electrolyte
聚合物电解质=polymer electrolyte; 凝胶电解质=gel electrolyte; 隔膜=separator
集流体=current collector; 粘结剂=binder; 导电剂=conductive additive; 高镍=nickel-rich|high-nickel
三元材料=ternary material|NCM; 磷酸铁锂=lithium iron phosphate|LiFePO4; 钴酸锂=lithium cobalt oxide
硅碳=silicon-carbon; 石墨=graphite; 石墨烯=graphene; 碳纳米管=carbon nanotube; 硬碳=hard carbon
金属锂=lithium metal; 锂枝晶=lithium dendrite; 枝晶=dendrite; 硫化物=sulfide|sulphide; 氧化物=oxide
卤化物=halide; 氮化物=nitride; 碳化物=carbide; 硼化物=boride; 氢化物=hydride; 氟化物=fluoride
磷酸盐=phosphate; 硅酸盐=silicate; 碳酸盐=carbonate; 硫酸盐=sulfate|sulphate; 氢氧化物=hydroxide
过氧化氢=hydrogen peroxide; 离子电导率=ionic conductivity
电导率=electrical conductivity|conductivity; 热导率|导热系数=thermal conductivity; 界面=interface
界面阻抗=interfacial impedance|interface resistance; 阻抗=impedance; 内阻=internal resistance
循环寿命=cycle life; 循环稳定性=cycling stability; 容量=capacity; 比容量=specific capacity
容量衰减=capacity fade; 能量密度=energy density; 功率密度=power density
倍率性能=rate capability|rate performance; 快充=fast charging; 充电=charging; 放电=discharge
热失控=thermal runaway; 热管理=thermal management; 储能=energy storage
电池管理系统=battery management system; 荷电状态=state of charge; 健康状态=state of health
电池回收=battery recycling; 回收=recycling|recovery; 再生=regeneration; 退役=retired|end-of-life
氢能=hydrogen energy; 制氢=hydrogen production|hydrogen generation; 储氢=hydrogen storage
氢气=hydrogen; 电解水=water electrolysis|water splitting; 电解槽=electrolyser|electrolyzer
析氢=hydrogen evolution; 析氧=oxygen evolution; 氧还原=oxygen reduction
质子交换膜=proton exchange membrane; 膜电极=membrane electrode assembly; 双极板=bipolar plate
光伏=photovoltaic; 光伏组件=photovoltaic module; 钙钛矿=perovskite; 异质结=heterojunction
晶硅=crystalline silicon; 薄膜=thin film|film; 透明导电=transparent conductive; 逆变器=inverter
风电=wind power; 风力机|风力发电机=wind turbine; 叶片=blade; 海上风电=offshore wind
电网=power grid|grid; 微电网=microgrid; 智能电网=smart grid
配电网=distribution network|distribution grid; 电力系统=power system; 潮流计算=power flow
负荷预测=load forecasting; 需求响应=demand response; 核能=nuclear energy; 核电=nuclear power
反应堆=reactor; 核聚变=nuclear fusion; 等离子体=plasma; 地热=geothermal; 生物质=biomass
生物燃料=biofuel; 煤炭=coal; 天然气=natural gas; 页岩气=shale gas; 石油=petroleum|crude oil
煤层气=coalbed methane; 燃烧=combustion; 热解=pyrolysis; 气化=gasification; 余热=waste heat
热电=thermoelectric; 压电=piezoelectric; 铁电=ferroelectric; 介电=dielectric; 催化剂=catalyst
催化=catalysis|catalytic; 光催化=photocatalysis|photocatalytic; 电催化=electrocatalysis
吸附=adsorption; 吸附剂=adsorbent|sorbent; 吸收=absorption; 分离=separation
膜分离=membrane separation; 反渗透=reverse osmosis; 纳滤=nanofiltration; 超滤=ultrafiltration
微滤=microfiltration; 膜污染=membrane fouling; 渗透=permeation|osmosis; 渗透性=permeability
选择性=selectivity; 萃取=extraction; 蒸馏=distillation; 精馏=rectification|distillation
结晶=crystallization|crystallisation; 沉淀=precipitation; 溶剂=solvent; 表面活性剂=surfactant
乳液=emulsion; 胶体=colloid; 凝胶=gel; 水凝胶=hydrogel; 气凝胶=aerogel; 聚合物=polymer
聚合=polymerization|polymerisation; 共聚物=copolymer; 树脂=resin; 环氧树脂=epoxy resin|epoxy
聚氨酯=polyurethane; 聚酰亚胺=polyimide; 聚乙烯=polyethylene; 聚丙烯=polypropylene
聚乳酸=polylactic acid|PLA; 橡胶=rubber; 弹性体=elastomer; 塑料=plastic|plastics
生物降解=biodegradable|biodegradation; 降解=degradation; 老化=ageing|aging; 阻燃=flame retardant
胶粘剂=adhesive; 涂料=paint|coating; 涂层=coating; 镀层=plating|coating
分子筛=molecular sieve|zeolite; 金属有机框架=metal-organic framework|MOF; 多孔=porous
孔隙率=porosity; 纳米颗粒|纳米粒子=nanoparticle; 纳米材料=nanomaterial; 纳米线=nanowire
量子点=quantum dot; 纤维=fiber|fibre; 碳纤维=carbon fiber|carbon fibre
玻璃纤维=glass fiber|glass fibre; 芳纶=aramid; 织物=fabric|textile
复合材料=composite|composite material; 基体=matrix; 层合板=laminate; 增强体=reinforcement
预浸料=prepreg; 陶瓷=ceramic; 陶瓷基复合材料=ceramic matrix composite; 玻璃=glass; 水泥=cement
混凝土=concrete; 氧化铝=alumina|aluminium oxide; 氧化锆=zirconia; 碳化硅=silicon carbide|SiC
氮化硅=silicon nitride; 氮化镓=gallium nitride|GaN; 氧化镓=gallium oxide
二氧化钛=titanium dioxide|titania; 二氧化硅=silica|silicon dioxide; 氧化锌=zinc oxide
金刚石=diamond; 金属=metal; 合金=alloy; 铝合金=aluminium alloy|aluminum alloy
镁合金=magnesium alloy; 钛合金=titanium alloy; 高温合金=superalloy; 高熵合金=high-entropy alloy
形状记忆合金=shape memory alloy; 不锈钢=stainless steel; 钢=steel; 高强钢=high-strength steel
铸铁=cast iron; 铜合金=copper alloy; 镍基=nickel-based; 钨=tungsten; 钼=molybdenum; 钴=cobalt
镍=nickel; 锂=lithium; 钠=sodium; 稀土=rare earth; 永磁=permanent magnet; 磁性材料=magnetic material
超导=superconducting|superconductor; 冶金=metallurgy; 粉末冶金=powder metallurgy; 粉末=powder
烧结=sintering; 铸造=casting; 压铸=die casting; 锻造=forging; 轧制=rolling; 挤压=extrusion
焊接=welding; 激光焊接=laser welding; 搅拌摩擦焊=friction stir welding; 钎焊=brazing
热处理=heat treatment; 淬火=quenching; 退火=annealing; 时效=ageing|aging; 回火=tempering
微观组织|显微组织=microstructure; 晶粒=grain; 晶界=grain boundary; 位错=dislocation
相变=phase transition|phase transformation; 织构=texture; 析出相=precipitate; 夹杂物=inclusion
缺陷=defect; 裂纹=crack; 断裂=fracture; 断裂韧性=fracture toughness; 疲劳=fatigue; 蠕变=creep
腐蚀=corrosion; 防腐=anticorrosion|corrosion protection; 磨损=wear; 摩擦=friction; 润滑=lubrication
润滑剂=lubricant; 硬度=hardness; 强度=strength; 屈服强度=yield strength; 抗拉强度=tensile strength
延伸率=elongation; 韧性=toughness; 弹性模量=elastic modulus|Young's modulus
残余应力=residual stress; 应力=stress; 应变=strain; 变形=deformation; 塑性=plasticity|plastic
粘度=viscosity; 流变=rheology|rheological; 氧化=oxidation; 还原=reduction; 掺杂=doping
沉积=deposition; 化学气相沉积=chemical vapor deposition|CVD; 原子层沉积=atomic layer deposition
溅射=sputtering; 外延=epitaxy|epitaxial; 刻蚀=etching; 光刻=lithography|photolithography
光刻胶=photoresist; 靶材=sputtering target; 电镀=electroplating; 喷涂=spraying
热喷涂=thermal spraying; 溶胶凝胶=sol-gel; 水热=hydrothermal; 静电纺丝=electrospinning
自组装=self-assembly; 单晶=single crystal; 晶体=crystal; 晶体生长=crystal growth; 非晶=amorphous
第一性原理=first-principles|ab initio; 密度泛函理论=density functional theory|DFT
分子动力学=molecular dynamics; 有限元=finite element
`;
