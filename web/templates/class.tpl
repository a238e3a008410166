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
<p><a href="{{HREF_BACK}}">{{BACK}}</a></p>
<dl class="cards">
{{#CARD}}
<div><dt>{{LABEL}}</dt><dd class="big">{{VALUE}}</dd><dd>{{TEXT}}</dd></div>
{{/CARD}}
</dl>
</div>
{{#TIPPING}}
<section id="kantelpunt">
<h2>{{T_TRUST_TIPPING}}</h2>
<p class="aim">{{T_TRUST_TIPPING_AIM}}</p>
{{#PARAGRAPH}}
<p>{{TEXT}}</p>
{{/PARAGRAPH}}
</section>
{{/TIPPING}}
{{#VARIANTS}}
<section id="proeven">
<h2>{{T_TRUST_VARIANTS}}</h2>
<p class="aim">{{T_TRUST_VARIANTS_AIM}}</p>
<p>{{LEAD}}</p>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
<p class="note">{{T_TRUST_BY_ORDER}}</p>
<p class="note">{{T_TRUST_NO_CLASS}}</p>
<p class="note">{{T_TRUST_NO_MARGIN}}</p>
</section>
{{/VARIANTS}}
{{#BOOKING}}
<section id="boekingsfouten">
<h2>{{T_TRUST_BOOKING}}</h2>
<p class="aim">{{LEAD}}</p>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
<p class="note">{{T_TRUST_BOOKING_NOTE}}</p>
</section>
{{/BOOKING}}
{{#METHODS}}
<section id="methoden">
<h2>{{T_TRUST_OWN_METHODS}}</h2>
<p>{{LEAD}}</p>
{{#TABLE_PART}}{{>TABLE}}{{/TABLE_PART}}
<p><a href="{{HREF}}">{{T_TRUST_METHODS_LINK}}</a></p>
</section>
{{/METHODS}}
{{>LIMITS}}
{{>MADE}}
