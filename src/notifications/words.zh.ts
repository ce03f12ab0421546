import { type Catalogue } from './notice-kinds.js';

export const ZH: Catalogue = {
  invitationSent: {
    title: '邀请您揭榜：{challenge}',
    text: '{organisation}的榜题“{challenge}”正在寻找揭榜团队，现邀请您参加。请在{untilAt}前答复。',
  },
  invitationAccepted: {
    title: '{profile}接受了邀请：{challenge}',
    text: '{profile}（{organisation}）已接受榜题“{challenge}”的揭榜邀请。',
  },
  invitationDeclined: {
    title: '{profile}谢绝了邀请：{challenge}',
    text: '{profile}（{organisation}）谢绝了榜题“{challenge}”的揭榜邀请[，理由：{reason}]。',
  },
  invitationWithdrawn: {
    title: '揭榜邀请已撤回：{challenge}',
    text: '{organisation}的榜题“{challenge}”对您的揭榜邀请已撤回[，理由：{reason}]。',
  },
  challengeReturned: {
    title: '需求被退回修改：{challenge}',
    text: '技术需求“{challenge}”已退回修改[，理由：{reason}]。修改后可再次提交。',
  },
  challengeRejected: {
    title: '需求未通过遴选：{challenge}',
    text: '技术需求“{challenge}”未通过遴选[，理由：{reason}]。',
  },
  challengeApproved: {
    title: '需求通过遴选：{challenge}',
    text: '技术需求“{challenge}”已通过遴选，等待发榜。',
  },
  challengeListed: {
    title: '已发榜：{challenge}',
    text: '榜题“{challenge}”[（编号{number}）]已发榜，揭榜截止时间为{deadlineAt}。',
  },
  questionAsked: {
    title: '有新的提问：{challenge}',
    text: '有研究人员就榜题“{challenge}”提问，请及时答复；答复对能看到该部分内容的人公开。',
  },
  questionAnswered: {
    title: '发榜方答复了提问：{challenge}',
    text: '发榜方答复了榜题“{challenge}”的一个提问，您可以查看问题和答复。',
  },
  ownQuestionAnswered: {
    title: '您的提问已获答复：{challenge}',
    text: '您就榜题“{challenge}”所提的问题，发榜方已经答复。',
  },
  bidRejected: {
    title: '揭榜申请未通过资格审查：{challenge}',
    text: '您牵头的揭榜申请（榜题“{challenge}”）未通过资格审查[，理由：{reason}]。',
  },
  bidReadmitted: {
    title: '揭榜申请恢复资格：{challenge}',
    text: '经复核，您牵头的揭榜申请（榜题“{challenge}”）恢复资格，继续参加评选。',
  },
  bidAwarded: {
    title: '恭喜中榜：{challenge}',
    text: '您牵头的揭榜申请在榜题“{challenge}”中榜。下一步将拟定协议和任务书。',
  },
  bidUnsuccessful: {
    title: '揭榜结果：{challenge}',
    text: '很遗憾，您牵头的揭榜申请未能在榜题“{challenge}”中榜[，理由：{reason}]。感谢您的参与。',
  },
  challengeContracted: {
    title: '进入签约：{challenge}',
    text: '榜题“{challenge}”已确定揭榜方并进入签约阶段，可查看协议和任务书。',
  },
  agreementDrafted: {
    title: '协议草案已拟定：{challenge}',
    text: '榜题“{challenge}”的协议草案已由系统根据揭榜申请拟定，请双方核对任务书、里程碑和知识产权条款后签署。',
  },
  agreementSigned: {
    title: '等待您签署：{challenge}',
    text: '{organisation}已签署榜题“{challenge}”的协议。请核对全文后签署，双方都签署后协议生效。',
  },
  agreementInForce: {
    title: '协议已生效：{challenge}',
    text: '榜题“{challenge}”的协议已由双方签署并生效。下一步办理技术合同登记，并填写登记编号。',
  },
  signatureLapsed: {
    title: '协议有修改，请重新签署：{challenge}',
    text: '榜题“{challenge}”的协议草案在签署后有修改，原签署已失效。请核对修改后的全文，重新签署。',
  },
  teamMemberInvited: {
    title: '邀请您加入团队：{team}',
    text: '{lead}（{organisation}）正在组建跨单位团队“{team}”，邀请您加入。请在团队页面答复。',
  },
  teamInvitationAccepted: {
    title: '{member}已加入团队：{team}',
    text: '{member}（{organisation}）已接受邀请，加入团队“{team}”。',
  },
  teamInvitationDeclined: {
    title: '{member}谢绝加入团队：{team}',
    text: '{member}（{organisation}）谢绝了团队“{team}”的邀请[，理由：{reason}]。',
  },
  importFinished: {
    title: '导入完成：{file}',
    text: '文件“{file}”导入完成：读取{read}条，入库{stored}条，未变化{unchanged}条，退回{rejected}条。',
  },
  importTried: {
    title: '试导入完成：{file}',
    text: '文件“{file}”试导入完成，未保存任何记录：读取{read}条，可入库{stored}条，未变化{unchanged}条，有误{rejected}条。',
  },
  importFailed: {
    title: '导入失败：{file}',
    text: '文件“{file}”未能导入完毕[，原因：{reason}]。已入库的记录保留，可再次导入同一文件。',
  },
};
