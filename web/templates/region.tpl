{{%AUTOESCAPE context="HTML"}}<div class="opening" id="bevinding">
<p class="kicker">{{KICKER}}</p>
<h1>{{HEADING}}</h1>
<p class="finding">{{FINDING}} {{T_QUALITY}}</p>
{{#DEVIATION}}
<p class="check failed">{{TEXT}}</p>
{{/DEVIATION}}
{{#CHECK}}
<p class="check {{CSS}}">{{TEXT}} <a href="{{HREF_CHECK}}">{{T_CHECK_LINK}}</a>.</p>
{{/CHECK}}
<dl class="cards">
{{#CARD}}
<div><dt>{{LABEL}}</dt><dd class="big">{{VALUE}}</dd><dd>{{TEXT}}</dd>{{#RESERVE}}<dd class="reserve">{{TEXT}}</dd>{{/RESERVE}}</div>
{{/CARD}}
</dl>
<p><a href="{{HREF_ALL}}">{{T_REGION_ALL_LINK}}</a></p>
</div>
<section id="gemeenten">
<h2>{{MEMBERS}}</h2>
<p class="aim">{{MEMBERS_AIM}}</p>
{{>TABLE}}
</section>
{{#MAP}}
<section id="kaart">
<h2>{{T_REGION_MAP}}</h2>
{{#FIGURE_PART}}{{>FIGURE}}{{/FIGURE_PART}}
</section>
{{/MAP}}
{{#POTENTIAL}}
<section id="maatstaven">
<h2>{{T_POTENTIAL_TITLE}}</h2>
<p class="aim">{{POTENTIAL_AIM}}</p>
{{>AMOUNTS}}
</section>
{{/POTENTIAL}}
<section id="bestanden">
<h2>{{T_INDEX_FILES_TITLE}}</h2>
<ul class="files">
{{#FILE}}
<li>{{TEXT}}: <a href="{{HREF_EXCEL}}">{{EXCEL_NAME}}</a>, <a href="{{HREF_MACHINE}}">{{MACHINE_NAME}}</a></li>
{{/FILE}}
</ul>
</section>
{{>LIMITS}}
{{>MADE}}
