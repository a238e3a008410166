{{%AUTOESCAPE context="HTML"}}<ul class="potential">
{{#AMOUNT}}
<li class="{{CSS}}"><p class="amount">{{VALUE}} {{#MARGIN_PART}}<span class="margin">{{MARGIN}}</span>{{/MARGIN_PART}}</p>
<p>{{MEANING}}</p></li>
{{/AMOUNT}}
</ul>
<p class="quality">{{T_QUALITY}}</p>
{{#ANNEXED}}
<p class="note">{{TEXT}}</p>
{{/ANNEXED}}
