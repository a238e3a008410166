{{%AUTOESCAPE context="HTML"}}<div class="opening">
<p class="kicker">{{KICKER}}</p>
<h1>{{HEADING}}</h1>
<p class="finding">{{FINDING}}</p>
{{#DEVIATION}}
<p class="check failed">{{TEXT}}</p>
{{/DEVIATION}}
{{#CHECK}}
<p class="check {{CSS}}">{{TEXT}} <a href="{{HREF_CHECK}}">{{T_CHECK_LINK}}</a>.</p>
{{/CHECK}}
<p><a href="{{HREF_ALL}}">{{T_INDEX_NATIONAL}}</a></p>
{{#TRAFFIC}}
<p><a href="{{HREF}}">{{T_TRAFFIC_LINK}}</a></p>
{{/TRAFFIC}}
</div>
<section id="gemeenten">
<h2>{{T_INDEX_TABLE_TITLE}}</h2>
{{>TABLE}}
</section>
<section id="bestanden">
<h2>{{T_INDEX_FILES_TITLE}}</h2>
<p class="aim">{{T_INDEX_FILES_AIM}}</p>
<ul class="files">
{{#FILE}}
<li>{{TEXT}}: <a href="{{HREF_EXCEL}}">{{EXCEL_NAME}}</a>, <a href="{{HREF_MACHINE}}">{{MACHINE_NAME}}</a></li>
{{/FILE}}
</ul>
</section>
{{>MADE}}
