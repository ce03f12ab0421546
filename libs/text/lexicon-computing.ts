/** Terms of computing and mathematics; see lexicon-basic.ts for the form. */
export const COMPUTING_TERMS = `
人工智能=artificial intelligence|AI; 机器学习=machine learning; 深度学习=deep learning
强化学习=reinforcement learning; 迁移学习=transfer learning; 联邦学习=federated learning
监督学习=supervised learning; 无监督=unsupervised; 半监督=semi-supervised; 自监督=self-supervised
小样本=few-shot|small sample; 零样本=zero-shot; 元学习=meta-learning; 主动学习=active learning
持续学习=continual learning|lifelong learning; 多任务学习=multi-task learning
对比学习=contrastive learning; 在线学习=online learning; 神经网络=neural network
卷积神经网络=convolutional neural network|CNN; 循环神经网络=recurrent neural network|RNN
图神经网络=graph neural network|GNN; 生成对抗网络=generative adversarial network|GAN
脉冲神经网络=spiking neural network; 自编码器=autoencoder; 变分=variational
扩散模型=diffusion model; 注意力机制=attention mechanism|attention
大语言模型=large language model|LLM; 预训练=pre-training|pretraining|pretrained; 微调=fine-tuning
词向量=word embedding|word vector; 嵌入=embedding; 支持向量机=support vector machine|SVM
决策树=decision tree; 随机森林=random forest; 贝叶斯=Bayesian; 高斯过程=Gaussian process
马尔可夫=Markov; 隐马尔可夫模型=hidden Markov model; 核方法=kernel method; 聚类=clustering|cluster
分类=classification; 分类器=classifier; 回归=regression; 降维=dimensionality reduction
特征提取=feature extraction; 特征选择=feature selection
异常检测=anomaly detection|outlier detection; 主成分分析=principal component analysis
时间序列=time series; 预测=prediction|forecasting; 推荐系统=recommender system|recommendation
协同过滤=collaborative filtering; 数据挖掘=data mining; 大数据=big data; 数据库=database
数据融合=data fusion|information fusion; 数据增强=data augmentation; 知识图谱=knowledge graph
本体论=ontology; 知识表示=knowledge representation; 专家系统=expert system; 推理=reasoning|inference
因果推断=causal inference; 可解释性=interpretability|explainability; 不确定性=uncertainty
概率图模型=probabilistic graphical model; 自然语言处理=natural language processing|NLP
机器翻译=machine translation; 统计机器翻译=statistical machine translation
文本分类=text classification; 情感分析=sentiment analysis; 命名实体识别=named entity recognition
关系抽取=relation extraction; 信息抽取=information extraction; 信息检索=information retrieval
搜索引擎=search engine; 问答系统=question answering; 对话系统=dialogue system|dialog system
文本摘要=text summarization|summarization; 句法分析=parsing|syntactic parsing
依存句法=dependency parsing; 语义角色=semantic role; 语义=semantic|semantics
词性标注=part-of-speech tagging; 分词=word segmentation; 语料库=corpus; 语言模型=language model
主题模型=topic model; 语音识别=speech recognition; 语音合成=speech synthesis|text-to-speech
语音=speech|voice; 说话人识别=speaker recognition; 语言=language; 计算机视觉=computer vision
图像处理=image processing; 图像分割=image segmentation; 目标检测=object detection
目标跟踪=object tracking|target tracking; 图像分类=image classification; 图像识别=image recognition
人脸识别=face recognition; 行人重识别=person re-identification; 姿态估计=pose estimation
动作识别=action recognition; 图像检索=image retrieval; 图像去噪=image denoising; 去噪=denoising
超分辨率=super-resolution; 图像融合=image fusion; 图像配准=image registration
三维重建=three-dimensional reconstruction|3D reconstruction; 点云=point cloud
立体视觉=stereo vision; 光流=optical flow; 视频=video; 边缘检测=edge detection; 纹理=texture
显著性=saliency; 遥感=remote sensing; 高光谱=hyperspectral; 医学图像=medical image
虚拟现实=virtual reality; 增强现实=augmented reality; 人机交互=human-computer interaction
计算机图形学=computer graphics; 渲染=rendering; 可视化=visualization|visualisation
多模态=multimodal; 脑机接口=brain-computer interface; 脑电=electroencephalography|EEG
情感计算=affective computing; 云计算=cloud computing; 边缘计算=edge computing; 雾计算=fog computing
分布式=distributed; 分布式系统=distributed system; 区块链=blockchain
高性能计算=high-performance computing; 并行计算=parallel computing
图形处理器=GPU|graphics processing unit; 虚拟化=virtualization; 容器=container
操作系统=operating system; 编译器=compiler; 程序设计语言=programming language
软件工程=software engineering; 软件测试=software testing; 形式化验证=formal verification
程序分析=program analysis; 代码生成=code generation; 缺陷预测=defect prediction
需求工程=requirements engineering; 开源=open source; 微服务=microservice; 面向对象=object-oriented
嵌入式=embedded; 实时系统=real-time system; 物联网=internet of things|IoT
无线传感器网络=wireless sensor network; 移动通信=mobile communication
无线通信=wireless communication; 信道=channel; 信道估计=channel estimation; 调制=modulation
编码=coding|encoding; 纠错码=error-correcting code; 波束成形=beamforming; 大规模天线=massive MIMO
多输入多输出=MIMO; 频谱=spectrum; 认知无线电=cognitive radio
网络安全=network security|cybersecurity; 信息安全=information security; 入侵检测=intrusion detection
密码学=cryptography; 加密=encryption; 同态加密=homomorphic encryption; 数字签名=digital signature
隐私保护=privacy protection|privacy-preserving; 差分隐私=differential privacy; 恶意软件=malware
漏洞=vulnerability; 身份认证=authentication; 访问控制=access control; 对抗样本=adversarial example
路由=routing; 软件定义网络=software-defined networking|SDN; 网络协议=network protocol
拥塞控制=congestion control; 带宽=bandwidth; 延迟=latency|delay; 社交网络=social network
复杂网络=complex network; 社区发现=community detection; 众包=crowdsourcing; 博弈论=game theory
机制设计=mechanism design; 遗传算法=genetic algorithm; 粒子群=particle swarm; 蚁群=ant colony
进化算法=evolutionary algorithm; 模拟退火=simulated annealing; 启发式=heuristic
整数规划=integer programming; 线性规划=linear programming; 凸优化=convex optimization
随机优化=stochastic optimization; 动态规划=dynamic programming; 组合优化=combinatorial optimization
梯度下降=gradient descent; 约束满足=constraint satisfaction; 图论=graph theory; 算法=algorithm
复杂度=complexity; 偏微分方程=partial differential equation; 微分方程=differential equation
数值模拟=numerical simulation; 数值方法=numerical method; 蒙特卡洛=Monte Carlo; 矩阵=matrix
张量=tensor; 稀疏=sparse; 压缩感知=compressed sensing|compressive sensing; 小波=wavelet
傅里叶=Fourier; 信号处理=signal processing; 模糊=fuzzy; 粗糙集=rough set; 逻辑=logic
自动机=automaton|automata; 元胞自动机=cellular automata; 概率=probability
统计=statistics|statistical; 随机过程=stochastic process; 排队论=queueing theory
风险评估=risk assessment; 决策支持=decision support; 地理信息系统=geographic information system|GIS
电子商务=electronic commerce|e-commerce; 在线教育=online education|e-learning; 图书馆=library
文献计量=bibliometrics; 引文分析=citation analysis
`;
