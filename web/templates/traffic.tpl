{{%AUTOESCAPE context="HTML"}}<div class="opening" id="samenvatting">
<p class="kicker">{{KICKER}}</p>
<h1>{{HEADING}}</h1>
{{#REMARK}}
<p class="check failed">{{TEXT}}</p>
{{/REMARK}}
<p class="finding">{{FINDING}}</p>
<dl class="cards">
{{#CARD}}
<div><dt>{{LABEL}}</dt><dd class="big">{{VALUE}}</dd><dd>{{TEXT}}</dd></div>
{{/CARD}}
</dl>
{{#SUMMARY}}
<h2 class="summary">{{T_TRAFFIC_SUMMARY}}</h2>
<ul>
{{#LINE}}
<li>{{TEXT}}</li>
{{/LINE}}
</ul>
{{/SUMMARY}}
<p class="note">{{T_TRAFFIC_COUNTED}} {{T_QUALITY}}</p>
<p class="check {{AUDIENCE_CSS}}">{{AUDIENCE}}</p>
{{#BENCHMARK}}
<p><a href="{{HREF}}">{{T_TRAFFIC_BENCHMARK}}</a></p>
{{/BENCHMARK}}
</div>
{{#GRIP}}
<section id="{{ID}}">
<h2>{{TEXT}}</h2>
<p class="aim">{{AIM}}</p>
{{#ITEM}}
<h3 id="{{ID}}">{{TEXT}}</h3>
{{#NOTHING}}
<p>{{TEXT}}</p>
{{/NOTHING}}
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
<details>
<summary>{{T_TRAFFIC_MEANING}}</summary>
<p>{{DEFINITION}}</p>
<p class="note">{{SOURCE}}</p>
{{#FILES}}
<p class="note">{{T_TRAFFIC_FILES}} <a href="{{HREF_EXCEL}}">{{EXCEL_NAME}}</a>, <a href="{{HREF_MACHINE}}">{{MACHINE_NAME}}</a></p>
{{/FILES}}
</details>
{{/ITEM}}
</section>
{{/GRIP}}
<section id="niet" class="limits">
<h2>{{T_LIMITS_TITLE}}</h2>
<ul>
<li>{{T_TRAFFIC_LIMIT_QUALITY}}</li>
<li>{{T_TRAFFIC_LIMIT_PGB}}</li>
<li>{{T_TRAFFIC_LIMIT_TEAMS}}</li>
<li>{{T_TRAFFIC_LIMIT_BEFORE}}</li>
<li>{{T_TRAFFIC_LIMIT_LATE}}</li>
<li>{{T_TRAFFIC_LIMIT_INFERRED}}</li>
<li>{{T_TRAFFIC_LIMIT_CAUSE}}</li>
<li>{{T_TRAFFIC_LIMIT_MARGIN}}</li>
</ul>
</section>
{{>MADE}}
