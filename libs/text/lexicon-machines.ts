/** Terms of machines, electronics and construction; see lexicon-basic.ts for the form. */
export const MACHINES_TERMS = `
机床=machine tool; 数控=numerical control|CNC; 数控机床=CNC machine tool; 主轴=spindle
刀具=cutting tool|tool; 切削=cutting|machining; 铣削=milling; 车削=turning; 磨削=grinding
钻削=drilling; 抛光=polishing; 加工=machining|processing; 精密加工=precision machining
超精密=ultra-precision; 电火花=electrical discharge machining|EDM; 夹具=fixture
热误差=thermal error; 误差补偿=error compensation; 补偿=compensation; 定位精度=positioning accuracy
精度=accuracy|precision; 振动=vibration; 颤振=chatter|flutter; 噪声=noise
减振=vibration reduction|damping; 阻尼=damping; 模态=modal|mode; 轴承=bearing; 齿轮=gear
齿轮箱=gearbox; 减速器=reducer|gear reducer; 谐波减速器=harmonic drive; 丝杠=ball screw
密封=seal|sealing; 液压=hydraulic; 气动=pneumatic|aerodynamic; 阀门=valve; 泵=pump
压缩机=compressor; 风机=fan|blower; 换热器=heat exchanger; 传热=heat transfer
散热=heat dissipation|cooling; 冷却=cooling; 制冷=refrigeration; 热泵=heat pump; 流体=fluid
湍流=turbulence|turbulent; 空气动力学=aerodynamics; 计算流体力学=computational fluid dynamics|CFD
边界层=boundary layer; 空化=cavitation; 喷嘴=nozzle; 雾化=atomization; 多相流=multiphase flow
气泡=bubble; 发动机=engine; 内燃机=internal combustion engine; 涡轮=turbine; 燃气轮机=gas turbine
航空发动机=aero-engine|aircraft engine; 电机=motor|electric machine
永磁同步电机=permanent magnet synchronous motor|PMSM; 伺服=servo; 驱动器=driver|actuator
执行器|作动器=actuator; 变压器=transformer; 断路器=circuit breaker; 绝缘=insulation; 电缆=cable
高压=high voltage|high-voltage; 变流器|变换器=converter; 整流=rectifier; 电力电子=power electronics
功率器件=power device; 无线充电=wireless charging; 机器人=robot|robotics
工业机器人=industrial robot; 机械臂=manipulator|robotic arm; 移动机器人=mobile robot
协作机器人=collaborative robot; 抓取=grasping; 步态=gait; 外骨骼=exoskeleton; 软体机器人=soft robot
轨迹规划=trajectory planning; 路径规划=path planning; 运动控制=motion control; 控制器=controller
控制系统=control system; 自适应控制=adaptive control; 鲁棒控制=robust control
模型预测控制=model predictive control; 滑模=sliding mode; 最优控制=optimal control; 反馈=feedback
稳定性=stability; 非线性=nonlinear; 时滞=time delay; 观测器=observer; 卡尔曼滤波=Kalman filter
状态估计=state estimation; 系统辨识=system identification; 多智能体=multi-agent
一致性=consensus|consistency; 传感器=sensor; 传感=sensing; 陀螺仪=gyroscope; 加速度计=accelerometer
惯性导航=inertial navigation; 导航=navigation; 定位=localization|positioning; 激光雷达=lidar
雷达=radar; 毫米波=millimeter wave|millimetre wave; 太赫兹=terahertz
合成孔径雷达=synthetic aperture radar|SAR; 天线=antenna; 相控阵=phased array
射频=radio frequency|RF; 微波=microwave; 滤波器=filter; 放大器=amplifier; 振荡器=oscillator
电磁兼容=electromagnetic compatibility; 电磁屏蔽=electromagnetic shielding; 隐身=stealth
超材料=metamaterial; 声学=acoustic|acoustics; 超声=ultrasound|ultrasonic; 水声=underwater acoustic
声呐=sonar; 激光=laser; 光纤=optical fiber|optical fibre; 光纤激光器=fiber laser|fibre laser
光学=optics|optical; 透镜=lens; 光谱=spectrum|spectroscopy; 红外=infrared; 紫外=ultraviolet
拉曼=Raman; 荧光=fluorescence; 成像=imaging; 显微镜=microscope|microscopy
干涉=interference|interferometry; 全息=holography|hologram; 光子=photon|photonic
光通信=optical communication; 光电探测器=photodetector; 发光二极管=light-emitting diode|LED
显示=display; 相机=camera; 望远镜=telescope; 半导体=semiconductor; 芯片=chip
集成电路=integrated circuit; 晶体管=transistor; 场效应晶体管=field-effect transistor; 晶圆=wafer
封装=packaging|package; 微机电=MEMS|microelectromechanical; 存储器=memory; 忆阻器=memristor
宽禁带=wide bandgap; 模数转换器=analog-to-digital converter|ADC; 现场可编程门阵列=FPGA
片上系统=system on chip|SoC; 低功耗=low power|low-power; 印刷电路板=printed circuit board|PCB
柔性电子=flexible electronics; 可穿戴=wearable; 量子计算=quantum computing
量子通信=quantum communication; 量子比特=qubit; 增材制造=additive manufacturing
三维打印=3D printing|three-dimensional printing
选区激光熔化=selective laser melting|laser powder bed fusion
智能制造=smart manufacturing|intelligent manufacturing; 数字孪生=digital twin
工业互联网=industrial internet; 生产线=production line; 装配=assembly; 调度=scheduling
排产=production scheduling; 供应链=supply chain; 物流=logistics; 仓储=warehouse|warehousing
质量控制=quality control; 可靠性=reliability; 维护=maintenance; 预测性维护=predictive maintenance
故障诊断=fault diagnosis; 故障检测=fault detection; 状态监测=condition monitoring
剩余寿命=remaining useful life; 无损检测=nondestructive testing|non-destructive testing
测量=measurement; 标定|校准=calibration; 检测=detection|inspection; 监测=monitoring
机器视觉=machine vision; 表面缺陷=surface defect; 仿真=simulation; 建模=modelling|modeling
优化=optimization|optimisation; 拓扑优化=topology optimization
多目标优化=multi-objective optimization; 结构设计=structural design
轻量化=lightweight|lightweighting; 汽车=automobile|vehicle|automotive; 电动汽车=electric vehicle
车辆=vehicle; 自动驾驶=autonomous driving; 制动=braking|brake; 悬架=suspension; 轮胎=tire|tyre
底盘=chassis; 碰撞=collision|crash; 铁路=railway|rail; 高速列车=high-speed train
轨道交通=rail transit; 交通=traffic|transportation; 交通流=traffic flow; 航空=aviation|aeronautical
航天=aerospace; 飞机=aircraft; 无人机=unmanned aerial vehicle|UAV|drone; 直升机=helicopter
卫星=satellite; 火箭=rocket; 推进=propulsion; 推进剂=propellant; 航天器=spacecraft
姿态控制=attitude control; 轨道=orbit|orbital; 再入=reentry|re-entry; 高超声速=hypersonic
船舶=ship|vessel; 潜艇=submarine; 水下机器人=underwater robot|underwater vehicle
海洋工程=ocean engineering|offshore engineering; 港口=port|harbour; 桥梁=bridge; 隧道=tunnel
岩石=rock; 边坡=slope; 滑坡=landslide; 地基=foundation; 桩基=pile foundation; 土壤=soil
地震=earthquake|seismic; 抗震=seismic|earthquake-resistant
结构健康监测=structural health monitoring; 钢结构=steel structure; 建筑=building|construction
建筑信息模型=building information modeling|BIM; 路面=pavement; 沥青=asphalt|bitumen; 砂浆=mortar
粉煤灰=fly ash; 盾构=shield tunneling|tunnel boring; 采矿=mining; 矿山=mine; 选矿=mineral processing
浮选=flotation; 钻井=drilling|borehole; 压裂=fracturing; 油藏=oil reservoir|reservoir
管道=pipeline|pipe; 泄漏=leak|leakage; 爆炸=explosion; 安全阀=safety valve
消防=firefighting|fire protection; 火灾=fire
`;
