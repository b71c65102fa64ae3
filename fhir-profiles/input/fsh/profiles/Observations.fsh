Invariant: strength-in-words
Description: "Say what the strength is: valueString, or code.text."
Severity: #error
Expression: "value.exists() or code.text.exists()"

Profile: OneStoryStrength
Parent: Observation
Id: OneStory-Strength
Title: "OneStory strength"
Description: "What a person is good at, proud of or can build on, in their own words."
* insert Published
* ^purpose = "A plan builds on what is strong, not only on what is wrong. Every service sees it and can add to it."
* obeys strength-in-words
* insert CategoryOf(strength, OneStoryObservationKindCodes#strength)
* subject 1..1
* subject only Reference(Patient)
* effective[x] MS
* performer MS
* value[x] only string
* value[x] MS

Invariant: score-or-why-not
Description: "Send the score in value[x] or its items in component, or say in dataAbsentReason why there is none."
Severity: #error
Expression: "value.exists() or component.exists() or dataAbsentReason.exists()"

Invariant: score-in-range
Description: "The number lies outside of what the tool can give: look at the form again, or send dataAbsentReason."
Severity: #error
Expression: "($this | component).all((code.coding.where(system = 'http://snomed.info/sct' and (code = '720433000' or code = '506701000000100')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 27)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '445455005')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 21)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '1091071000000100' or code = '718583008' or code = '958051000000104' or code = '443280005')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 40)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '1091081000000103')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 80)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '718466001')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 7 and $this <= 35)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '1035441000000106')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 60)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '763256006')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 12)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '1034351000000101' or code = '1034361000000103' or code = '1034371000000105')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 10)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '1037651000000100' or code = '1037661000000102' or code = '1037671000000109' or code = '1037681000000106' or code = '1037691000000108' or code = '1037701000000108' or code = '1037711000000105' or code = '1037721000000104' or code = '1037731000000102' or code = '1037741000000106' or code = '1037751000000109')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 7)) and (code.coding.where(system = 'http://snomed.info/sct' and (code = '979641000000103' or code = '979651000000100' or code = '979661000000102' or code = '979671000000109' or code = '979681000000106' or code = '979691000000108' or code = '979701000000108' or code = '979711000000105' or code = '979721000000104' or code = '979731000000102' or code = '979741000000106' or code = '979751000000109')).exists() implies (value.ofType(integer) | value.ofType(Quantity).value).all($this >= 0 and $this <= 4)))"

Profile: OneStoryScore
Parent: Observation
Id: OneStory-Score
Title: "OneStory score"
Description: "The result of a scored tool on a given day. The score only: several tools are licensed."
* insert Published
* ^purpose = "Change over time is seen across services, with one series for a tool whoever asked the questions. A number that the tool cannot give is refused."
* obeys score-or-why-not
* obeys score-in-range
* insert CategoryOf(score, OneStoryObservationKindCodes#score)
* code MS
* code from OneStoryScoreToolValues (extensible)
* subject 1..1
* subject only Reference(Patient)
* effective[x] 1..1
* effective[x] MS
* performer MS
* value[x] only integer or Quantity
* value[x] MS
