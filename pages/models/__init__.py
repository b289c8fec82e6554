from .article import ArticleAuthor, ArticlePage, RelatedArticle
from .author import Author
from .ballot import Ballot, BallotChoice
from .banner import Banner, BannerPlacement, Placement
from .correction import ChangeKind, Correction
from .counter import ClickCount, OpeningBalance, ViewCount, VisitCount
from .home import FeaturedArticle, HomePage
from .lease import Lease
from .link import Link, LinkGroup
from .notification import DecisionWarning, Notice, NotificationChoice
from .poll import Option, Poll
from .preflight import RuleSeverity
from .section import SectionPage
from .settings import SiteSettings
from .standard import StandardPage
from .tag import ArticleTag, Tag
from .video import VideoClip
from .workflow import ApprovalTask, ReviewTask

__all__ = [
    "ApprovalTask",
    "ArticleAuthor",
    "ArticlePage",
    "ArticleTag",
    "Author",
    "Ballot",
    "BallotChoice",
    "Banner",
    "BannerPlacement",
    "ChangeKind",
    "ClickCount",
    "Correction",
    "DecisionWarning",
    "FeaturedArticle",
    "HomePage",
    "Lease",
    "Link",
    "LinkGroup",
    "Notice",
    "NotificationChoice",
    "OpeningBalance",
    "Option",
    "Placement",
    "Poll",
    "RelatedArticle",
    "ReviewTask",
    "RuleSeverity",
    "SectionPage",
    "SiteSettings",
    "StandardPage",
    "Tag",
    "VideoClip",
    "ViewCount",
    "VisitCount",
]
